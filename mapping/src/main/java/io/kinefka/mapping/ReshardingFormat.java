package io.kinefka.mapping;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The resharding within a stream's catalog record; without steps there is none. */
final class ReshardingFormat {

    private static final byte SPLIT = 0;
    private static final byte MERGE = 1;

    private ReshardingFormat() {}

    static void write(DataOutputStream out, @Nullable Resharding resharding) throws IOException {
        if (resharding == null) {
            out.writeInt(0);
            return;
        }
        out.writeInt(resharding.steps().size());
        for (Resharding.Step step : resharding.steps()) {
            write(out, step);
        }
        out.writeUTF(resharding.coordinator());
        out.writeInt(resharding.places().size());
        for (Shard.Placement place : resharding.places()) {
            out.writeInt(place.partition());
            out.writeLong(place.firstOffset());
        }
    }

    private static void write(DataOutputStream out, Resharding.Step step) throws IOException {
        if (step instanceof Resharding.Split split) {
            out.writeByte(SPLIT);
            out.writeInt(split.shard().index());
            out.writeLong(split.newStart().high());
            out.writeLong(split.newStart().low());
        } else if (step instanceof Resharding.Merge merge) {
            out.writeByte(MERGE);
            out.writeInt(merge.shard().index());
            out.writeInt(merge.adjacent().index());
        }
    }

    static @Nullable Resharding read(DataInputStream in) throws IOException {
        int stepCount = in.readInt();
        if (stepCount == 0) {
            return null;
        }
        List<Resharding.Step> steps = new ArrayList<>();
        for (int i = 0; i < stepCount; i++) {
            steps.add(readStep(in));
        }
        String coordinator = in.readUTF();
        List<Shard.Placement> places = new ArrayList<>();
        int placeCount = in.readInt();
        for (int i = 0; i < placeCount; i++) {
            places.add(new Shard.Placement(in.readInt(), in.readLong()));
        }
        return new Resharding(steps, coordinator, places);
    }

    private static Resharding.Step readStep(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case SPLIT -> new Resharding.Split(new ShardId(in.readInt()), new HashKey(in.readLong(), in.readLong()));
            case MERGE -> new Resharding.Merge(new ShardId(in.readInt()), new ShardId(in.readInt()));
            default -> throw new IllegalArgumentException("Not a step of a resharding: " + kind);
        };
    }
}
