package jp.kakuin.local.perspective;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.deploy.Deployment;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.dns.ZoneAnswers;
import jp.kakuin.local.dns.ZoneKey;
import jp.kakuin.local.dns.ZoneServer;
import jp.kakuin.local.host.FunctionDeclaration;

/**
 * Five remote perspectives in five regions of the emulator. Each, and the primary one, sees {@code zone.db}, or {@code zone-<region>.db} while that file is
 * there.
 */
public final class RemotePlaces {

    /** In four registries' service regions, far from each other and from Tokyo. */
    public static final List<String> REGIONS =
            List.of("ap-southeast-1", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1");

    private final Workplace workplace;
    private final List<String> regions;

    /** Nowhere, if the folder has no template of a perspective, as in tests. */
    public RemotePlaces(Workplace workplace) {
        this.workplace = workplace;
        this.regions = Files.exists(workplace.perspectiveTemplate()) ? REGIONS : List.of();
    }

    /** With each region's functions, which the function host runs beside the others. */
    public List<FunctionDeclaration> beside(List<FunctionDeclaration> others) throws IOException {
        var all = new ArrayList<>(others);
        for (var region : regions) {
            template().functions().forEach(function -> all.add(function.in(region)));
        }
        return all;
    }

    /** A name server for the primary perspective, and one for each remote one. */
    public List<ZoneServer> nameServers(ZoneKey key) throws IOException {
        var servers = new ArrayList<ZoneServer>();
        servers.add(nameServer(workplace.dnsPort(), AwsClients.REGION, key));
        for (int i = 0; i < regions.size(); i++) {
            servers.add(nameServer(workplace.dnsPort(i), regions.get(i), key));
        }
        return servers;
    }

    /** The zone that one place alone sees while this file is there. */
    public static Path zoneSeenFrom(Workplace workplace, String region) {
        return workplace.state().resolve("zone-" + region + ".db");
    }

    private ZoneServer nameServer(int port, String region, ZoneKey key) throws IOException {
        return new ZoneServer(
                port,
                ZoneAnswers.from(
                        zoneSeenFrom(workplace, region), workplace.state().resolve("zone.db"), key));
    }

    /** Deploys one after the other, since one emulator fails now and then at stacks that are made side by side, and gives the functions' ARNs. */
    public List<String> deploy(AwsClients aws, String stack, ZoneKey key) throws IOException {
        var functions = new ArrayList<String>();
        for (int i = 0; i < regions.size(); i++) {
            functions.add(deploy(aws, stack, key, i));
        }
        return functions;
    }

    private String deploy(AwsClients aws, String stack, ZoneKey key, int number) throws IOException {
        var region = regions.get(number);
        try (var there = aws.in(region)) {
            var parameters = Map.of(
                    "Embedded",
                    "true",
                    "DnsResolver",
                    Workplace.ADDRESS + ":" + workplace.dnsPort(number),
                    "DnsTrustAnchors",
                    key.trustAnchor());
            return new Deployment(there, stack + "-" + region)
                    .deploy(template(), parameters)
                    .get("FunctionArn");
        }
    }

    private TemplateFile template() throws IOException {
        return TemplateFile.read(workplace.perspectiveTemplate());
    }
}
