package jp.kakuin.aws.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.order.OrderId;

/** Records of one value that look in JSON like that value. */
final class PlainValues extends SimpleModule {

    PlainValues() {
        addSerializer(OrderId.class, writing((id, json) -> json.writeString(id.value())));
        addDeserializer(OrderId.class, reading(json -> new OrderId(json.getText())));
        addSerializer(Yen.class, writing((yen, json) -> json.writeNumber(yen.amount())));
        addDeserializer(Yen.class, reading(json -> new Yen(json.getLongValue())));
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    private static <T> JsonSerializer<T> writing(Writer<T> writer) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writer.write(value, json);
            }
        };
    }

    private static <T> JsonDeserializer<T> reading(Reader<T> reader) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return reader.read(json);
            }
        };
    }
}
