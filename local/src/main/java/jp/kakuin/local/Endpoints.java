package jp.kakuin.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kakuin.local.staff.DemoStaff;
import jp.kakuin.local.staff.StaffIssuer;
import jp.kakuin.local.web.Exchange;

/** Where a person or a program finds the parts of the running suite. */
public record Endpoints(URI api, URI mailbox, URI aws, String dns, URI staffIssuer, Map<String, String> staffTokens) {

    static Endpoints of(Workplace workplace, StaffIssuer issuer) {
        var tokens = new LinkedHashMap<String, String>();
        for (var person : DemoStaff.values()) {
            tokens.put(person.login(), issuer.token(person));
        }
        return new Endpoints(
                workplace.origin().resolve(LocalSystem.API_PATH),
                workplace.origin().resolve("/mailbox"),
                workplace.awsEndpoint(),
                Workplace.ADDRESS + ":" + workplace.dnsPort(),
                issuer.issuer(),
                tokens);
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("endpoints.json");
        var json = new LinkedHashMap<String, Object>();
        json.put("api", api.toString());
        json.put("mailbox", mailbox.toString());
        json.put("aws", aws.toString());
        json.put("dns", dns);
        json.put("staffIssuer", staffIssuer.toString());
        json.put("staff", staffTokens);
        Files.write(file, Exchange.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        return file;
    }
}
