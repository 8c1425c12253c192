/** Logs of Certificate Transparency for one machine, which sign and keep what they promise, and the command about the list of logs. */
package jp.kakuin.local.ct;
