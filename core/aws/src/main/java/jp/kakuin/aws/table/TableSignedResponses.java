package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.Optional;
import jp.kakuin.status.SignedResponses;

/** OCSP responses in the table, which forgets them by itself when they can no longer be relied on. */
public final class TableSignedResponses implements SignedResponses {

    private static final String RESPONSE = "RESPONSE";

    private final Table table;

    public TableSignedResponses(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Kept> find(String question) {
        return table.get(Keys.ocsp(question), RESPONSE)
                .map(item -> new Kept(
                        item.text("state"),
                        item.bytes("response").orElseThrow(),
                        Instant.parse(item.text("thisUpdate")),
                        Instant.parse(item.text("nextUpdate"))));
    }

    @Override
    public void keep(String question, Kept response) {
        var item = Item.at(Keys.ocsp(question), RESPONSE)
                .text("state", response.state())
                .bytes("response", response.der())
                .text("thisUpdate", response.thisUpdate().toString())
                .text("nextUpdate", response.nextUpdate().toString())
                .number("expiresAt", response.nextUpdate().getEpochSecond());
        table.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
    }
}
