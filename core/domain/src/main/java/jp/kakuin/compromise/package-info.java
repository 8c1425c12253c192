/** Keys whose private half others are known or said to have: refused everywhere, and their certificates found (SPEC C-3, X-1). */
package jp.kakuin.compromise;
