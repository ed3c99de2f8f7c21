import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server on loopback for tests: arguments are its directory and its Bolt port; the password is in
 * NEO4J_PASSWORD, the path of a file of settings, where there are some, in NEO4J_SETTINGS.
 */
public class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        var builder = new DatabaseManagementServiceBuilder(Path.of(arguments[0]));
        var settings = System.getenv("NEO4J_SETTINGS");
        if (settings != null) {
            builder.loadPropertiesFromFile(Path.of(settings));
        }
        var server = builder
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.database("system")
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", System.getenv("NEO4J_PASSWORD")));
        System.out.println("ready");
        System.out.flush();
        Thread.currentThread().join();
    }
}
