/** {@code ./kakuin audit}: looks at the audit archive, copies it, and brings a restored table forward from it. */
package jp.kakuin.local.audit;
