/** Who is asking: tokens, codes, staff. */
package jp.kakuin.identity;
