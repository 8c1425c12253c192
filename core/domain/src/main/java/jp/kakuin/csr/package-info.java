/**
 * What the domain asks of certificate signing requests and host names (SPEC section 4). The rules themselves are
 * behind a port.
 */
package jp.kakuin.csr;
