package jp.kakuin.validation;

/** The Regional Internet Registries, by whose service regions Network Perspectives are told apart (BR 3.2.2.9). */
public enum Registry {
    AFRINIC,
    APNIC,
    ARIN,
    LACNIC,
    RIPE_NCC
}
