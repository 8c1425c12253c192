/**
 * Least privilege, held both ways: what the functions call is compared with what template.yaml grants them, and what it grants with what they call. Beside it what the
 * template says of keys, buckets, logs and roles is held to rules.
 */
package jp.kakuin.rights;
