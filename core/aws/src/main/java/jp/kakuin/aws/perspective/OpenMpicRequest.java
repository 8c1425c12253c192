package jp.kakuin.aws.perspective;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakuin.aws.json.Json;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.QuorumRule;

/** A probe in the words of the Open MPIC API: one request, or several of which one suffices. */
final class OpenMpicRequest {

    private OpenMpicRequest() {}

    /**
     * @param perspectives how many are to be asked
     * @return none if that API cannot ask it: it knows no probe for where an alias leads
     */
    static List<ObjectNode> of(Probe probe, int perspectives) {
        var requests = switch (probe) {
            case Probe.DnsChange change -> Stream.of(dnsChange(change, "TXT"), dnsChange(change, "CNAME"));
            case Probe.WebsiteChange change -> Stream.of(website(change, "http"), website(change, "https"));
            case Probe.PersistentRecord record -> Stream.of(persistent(record));
            case Probe.CaaPermission caa -> Stream.of(caa(caa));
            case Probe.Alias alias -> Stream.<ObjectNode>empty();
        };
        return requests.map(request -> orchestrated(request, perspectives)).toList();
    }

    // One attempt: who may try again with other places is given the answer that suits an attacker.
    private static ObjectNode orchestrated(ObjectNode request, int perspectives) {
        request.putObject("orchestration_parameters")
                .put("perspective_count", perspectives)
                .put("quorum_count", perspectives - QuorumRule.mayFail(perspectives))
                .put("max_attempts", 1);
        return request;
    }

    private static ObjectNode dnsChange(Probe.DnsChange change, String type) {
        var domain = change.authorizationDomainName();
        var request = dcv(domain, "dns-change");
        var parameters = parameters(request)
                .put("challenge_value", change.randomValue())
                .put("dns_record_type", type)
                // A CNAME leads to a name that holds the value.
                .put("require_exact_match", type.equals("TXT"));
        if (!change.recordName().equals(domain)) {
            parameters.put(
                    "dns_name_prefix",
                    change.recordName().substring(0, change.recordName().length() - domain.length() - 1));
        }
        return request;
    }

    private static ObjectNode website(Probe.WebsiteChange change, String scheme) {
        var request = dcv(change.fqdn(), "website-change");
        parameters(request)
                .put("challenge_value", change.randomValue())
                .put("http_token_path", change.fileName())
                .put("url_scheme", scheme);
        return request;
    }

    private static ObjectNode persistent(Probe.PersistentRecord record) {
        var request = dcv(record.authorizationDomainName(), "dns-persistent");
        names(parameters(request), "issuer_domain_names", record.issuerDomains());
        parameters(request).put("expected_account_uri", record.accountUri());
        return request;
    }

    private static ObjectNode caa(Probe.CaaPermission caa) {
        var request = Json.mapper().createObjectNode();
        request.put("check_type", "caa").put("domain_or_ip_target", caa.fqdn());
        var parameters = request.putObject("caa_check_parameters").put("certificate_type", "tls-server");
        names(parameters, "caa_domains", caa.issuerDomains());
        return request;
    }

    private static ObjectNode dcv(String target, String method) {
        var request = Json.mapper().createObjectNode();
        request.put("check_type", "dcv").put("domain_or_ip_target", target);
        request.putObject("dcv_check_parameters").put("validation_method", method);
        return request;
    }

    private static ObjectNode parameters(ObjectNode request) {
        return (ObjectNode) request.get("dcv_check_parameters");
    }

    private static void names(ObjectNode parameters, String field, Set<String> names) {
        var list = parameters.putArray(field);
        names.stream().sorted().forEach(list::add);
    }
}
