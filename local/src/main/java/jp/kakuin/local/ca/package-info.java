/** Makes the CA's keys usable once: its root and intermediate certificates, on one machine and on AWS alike. */
package jp.kakuin.local.ca;
