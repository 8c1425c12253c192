/** The registries' own protocols: RDAP over a bootstrap as IANA publishes it (RFC 9082, 9083, 9224), and WHOIS on port 43 (RFC 3912). */
package jp.kakuin.aws.registration;
