package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one kind of record as a structure; components that are null are absent. */
final class RecordWriter implements ValueWriter {
    private final List<WrittenMember> members = new ArrayList<>();

    /** Adds the next component; separate from construction, because records may contain themselves. */
    void add(String memberName, MethodHandle accessor, ValueWriter writer) {
        members.add(new WrittenMember(new SerializedString(memberName), accessor, writer));
    }

    @Override
    public void write(JsonGenerator generator, Object record) throws IOException {
        @Nullable Object[] values = new Object[members.size()];
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Handles.read(members.get(i).accessor(), record);
            present += values[i] == null ? 0 : 1;
        }
        generator.writeStartObject(record, present);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                generator.writeFieldName(members.get(i).name());
                members.get(i).writer().write(generator, value);
            }
        }
        generator.writeEndObject();
    }

    private record WrittenMember(SerializableString name, MethodHandle accessor, ValueWriter writer) {}
}
