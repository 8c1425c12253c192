/** Prices, invoices and business days in Japan (SPEC section 7). */
package jp.kakuin.invoicing;
