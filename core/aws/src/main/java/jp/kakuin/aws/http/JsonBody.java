package jp.kakuin.aws.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.aws.json.Json;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Reads a body into a form record, and reports every field that is unknown or of the wrong type, all at once (SPEC A-6). */
public final class JsonBody {

    private JsonBody() {}

    /**
     * @param form a record whose components may be null: text, numbers, booleans, enums, days, moments, lists, sets, maps and records of such
     */
    public static <T> Result<T> read(ApiRequest request, Class<T> form) {
        if (request.body().length == 0) {
            return Result.refused(Refusal.of(RequestCode.BODY_MISSING));
        }
        return tree(request.body()).then(tree -> bind(tree, form));
    }

    private static <T> Result<T> bind(JsonNode tree, Class<T> form) {
        var refusals = new ArrayList<Refusal>();
        var bound = new FormBinding(refusals).bind(tree, form, "");
        return refusals.isEmpty() ? Result.accepted(form.cast(bound)) : Result.refused(List.copyOf(refusals));
    }

    private static Result<JsonNode> tree(byte[] body) {
        try {
            // The decoder refuses bytes that are no UTF-8; a String constructor would mend them in silence.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            var tree = Json.mapper().readTree(text.toString());
            if (tree.isObject()) {
                return Result.accepted(tree);
            }
        } catch (CharacterCodingException | JsonProcessingException e) {
            // Falls through: what exactly is wrong with broken JSON helps nobody in two languages.
        }
        return Result.refused(Refusal.of(RequestCode.BODY_NOT_JSON));
    }
}
