package jp.kakuin.local;

/** What {@code ./kakuin help} says where Java is asked. */
final class Help {

    static final String TEXT = """
            Kakuin: certificate issuance from application to invoice, on this machine.

              ./kakuin demo [--csr FILE] [--port N]   takes sample orders from application to certificate, then stops
              ./kakuin up [--port N] [--fresh]        starts the suite and stays; Ctrl-C or ./kakuin down stops it
              ./kakuin down                           stops it
              ./kakuin test                           every test, the same as ./mvnw verify
              ./kakuin clock [+90d | DATE]            shows the suite's clock, or puts it forward
              ./kakuin replay ORDER                   runs an order's failed step again
              ./kakuin sam …                          the AWS SAM CLI, installed at the first call
              ./kakuin ca init [--stack NAME]         makes the CA: here at once, on AWS the test CA and a request for the offline root
              ./kakuin ca import --stack NAME --certificate FILE --root-certificate FILE [--from DATE]
              ./kakuin ca rotate [--from DATE] [--key-spec SPEC]  makes the next issuing CA here
              ./kakuin audit verify [--folder DIR | --stack NAME] [--key FILE] [--as-of MOMENT]
                                                      looks whether the audit archive is whole: the running suite's, a copy, a stack's
              ./kakuin audit export DIR [--stack NAME] [--key FILE]
                                                      copies the archive into a folder, and the audit key into a file
              ./kakuin audit restore --since MOMENT [--from TABLE] [--stack NAME]
                                                      brings a table forward that was restored to a point in time
              ./kakuin ct [--stack NAME]              shows the list of CT logs that certificates go by, and how old it is
              ./kakuin ct import FILE (--signature FILE --key FILE | --sha256 HEX) [--stack NAME]
              ./kakuin keys                           shows which lists of Debian's weak keys are installed
              ./kakuin keys import FILE...            installs lists as Debian's openssl-blacklist has them
              ./kakuin names                          shows the lists that names are judged by, and how old they are
              ./kakuin names import FILE [--from DATE]  takes a newer Public Suffix List
              ./kakuin drill mass-revocation [N]      has N certificates revoked by a list, until CRL and OCSP say so, and times it
              ./kakuin help
            """;

    private Help() {}
}
