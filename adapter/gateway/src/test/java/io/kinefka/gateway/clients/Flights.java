package io.kinefka.gateway.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** 20,000 flights, each with the airport it left from: the data set where it is installed, else data made like it. */
final class Flights {
    private static final Path DATA_SET =
            Path.of("..", "..", ".ci", "clients", "node_modules", "vega-datasets", "data", "flights-20k.json");
    private static final int COUNT = 20_000;
    private static final int AIRPORTS = 60;

    private Flights() {}

    /** A flight's number in the data set makes every record unlike any other. */
    record Flight(int number, String origin, String json) {

        static Flight of(int number, JsonNode flight) {
            var numbered =
                    JsonNodeFactory.instance.objectNode().put("number", number).set("flight", flight);
            return new Flight(number, flight.get("origin").asText(), numbered.toString());
        }

        static int number(String json) throws IOException {
            return new ObjectMapper().readTree(json).get("number").asInt();
        }
    }

    static List<Flight> load() throws IOException {
        return Files.exists(DATA_SET) ? read() : make();
    }

    private static List<Flight> read() throws IOException {
        var flights = new ArrayList<Flight>();
        for (JsonNode flight : new ObjectMapper().readTree(DATA_SET.toFile())) {
            flights.add(Flight.of(flights.size(), flight));
        }
        return flights;
    }

    private static List<Flight> make() {
        var random = new Random(20_000);
        var flights = new ArrayList<Flight>();
        for (int i = 0; i < COUNT; i++) {
            var flight = JsonNodeFactory.instance
                    .objectNode()
                    .put("delay", random.nextInt(-60, 300))
                    .put("distance", random.nextInt(50, 2500))
                    .put("origin", airport(random))
                    .put("destination", airport(random));
            flights.add(Flight.of(i, flight));
        }
        return flights;
    }

    /** Some airports are much busier than others. */
    private static String airport(Random random) {
        int rank = (int) Math.abs(random.nextGaussian() * AIRPORTS / 3);
        return "A" + (char) ('A' + rank / 26 % 26) + (char) ('A' + rank % 26);
    }
}
