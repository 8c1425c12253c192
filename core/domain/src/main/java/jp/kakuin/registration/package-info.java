/** Who holds a domain, by the registries' RDAP and WHOIS (SPEC D-4, D-5). It never replaces a validation of the domain. */
package jp.kakuin.registration;
