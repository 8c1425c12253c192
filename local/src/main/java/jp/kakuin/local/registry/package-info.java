/** Registries on this machine: RDAP and WHOIS over one file that a person may edit as they run. */
package jp.kakuin.local.registry;
