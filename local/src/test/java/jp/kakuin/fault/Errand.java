package jp.kakuin.fault;

import java.util.Map;
import java.util.stream.StreamSupport;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.ApiClient.Reply;

/** What people ask for that is about no order. A label stands in the request, so that each is told from all others. */
enum Errand {
    DRAFT_SAVED {
        @Override
        Reply ask(ApiClient api, FaultSuite suite, String label) {
            var first = api.post("/drafts", "", Map.of("content", "{}"));
            var path = "/drafts/" + first.json().path("draftId").asText();
            var token = first.json().path("token").asText();
            var content = Map.of("content", "{\"name\": \"" + label + "\"}", "revision", 1);
            var again = first.ok() ? api.send("PUT", path, token, content, Map.of()) : first;
            return again.ok() ? api.get(path, token) : again;
        }
    },
    CSR_TRIED {
        @Override
        Reply ask(ApiClient api, FaultSuite suite, String label) {
            var csr = Journey.OV.application(label).get("csr");
            return api.post("/csr-checks", "", Map.of("csr", csr));
        }
    },
    KEY_REPORTED {
        @Override
        Reply ask(ApiClient api, FaultSuite suite, String label) {
            var form = Map.of("keySha256", AuditEntry.sha256(label), "note", "届出 " + label);
            return api.post("/staff/compromised-keys", suite.staffToken("sato"), form);
        }

        @Override
        String outcome(FaultSuite suite, String label, Reply answer) {
            return suite.api()
                    .get("/staff/compromised-keys/" + AuditEntry.sha256(label), suite.staffToken("suzuki"))
                    .orFail()
                    .json()
                    .toString();
        }
    },
    NAME_LISTED {
        @Override
        Reply ask(ApiClient api, FaultSuite suite, String label) {
            var entry = Map.of(
                    "action", "ADD", "kind", "NAME", "value", name(label), "ground", "PHISHING_TARGET", "note", "報告");
            return api.post("/staff/high-risk", suite.staffToken("sato"), entry);
        }

        @Override
        String outcome(FaultSuite suite, String label, Reply answer) {
            return entries(suite, "/staff/high-risk/NAME", "entries", "value", name(label));
        }

        private String name(String label) {
            return label + ".example.co.jp";
        }
    },
    PROBLEM_REPORTED {
        @Override
        Reply ask(ApiClient api, FaultSuite suite, String label) {
            var form = Map.of("email", address(label), "text", "このサイトは偽物です。", "certificate", "");
            return api.post("/problem-reports", "", form);
        }

        @Override
        String outcome(FaultSuite suite, String label, Reply answer) {
            var waiting = entries(suite, REPORTS, "reports", "email", address(label));
            // Else the list soon holds no more, and nobody is written to.
            var id = answer.json().path("reportId").asText();
            suite.api()
                    .post(REPORTS + "/" + id + "/answer", suite.staffToken("sato"), Map.of("decision", "NO_REPORT"))
                    .orFail();
            var confirmations = suite.system().mails().all().stream()
                    .filter(mail -> mail.envelopeTo().contains(address(label)))
                    .map(Evidence::letter)
                    .distinct()
                    .count();
            return waiting + ", " + confirmations + " confirmation";
        }

        private String address(String label) {
            return label + "@problem.example.org";
        }
    };

    private static final String REPORTS = "/staff/problem-reports";

    /** One sending of it, which may be answered with an error. */
    abstract Reply ask(ApiClient api, FaultSuite suite, String label);

    /** What came of it, once it was answered. */
    String outcome(FaultSuite suite, String label, Reply answer) {
        return answer.json().toString();
    }

    private static String entries(FaultSuite suite, String path, String list, String field, String value) {
        var all =
                suite.api().get(path, suite.staffToken("sato")).orFail().json().path(list);
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path(field).asText().equals(value))
                .toList()
                .toString();
    }
}
