package io.mirrordesk.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes every SQL statement that answering a request of the browser or the API takes: session and sign-in count too. */
@TestConfiguration
public class CountedStatements {

    private static final String OF_REQUESTS = "tomcat-handler";
    private static final Queue<String> NOTED = new ConcurrentLinkedQueue<>();

    /** Forgets what was noted. */
    public static void clear() {
        NOTED.clear();
    }

    /** What the requests since then executed, the first one first. */
    public static List<String> noted() {
        return List.copyOf(NOTED);
    }

    @Bean
    static BeanPostProcessor notingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Noting(source) : bean;
            }
        };
    }

    private static final class Noting extends DelegatingDataSource {

        Noting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return Thread.currentThread().getName().startsWith(OF_REQUESTS)
                    ? proxy(Connection.class, connection, null)
                    : connection;
        }
    }

    private static <T> T proxy(Class<T> type, Object real, @Nullable String sql) {
        InvocationHandler handler = (_, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                NOTED.add(sql == null ? String.valueOf(arguments[0]) : sql);
            }
            Object answer = invoke(method, real, arguments);
            return switch (answer) {
                case PreparedStatement prepared -> proxy(PreparedStatement.class, prepared, (String) arguments[0]);
                case Statement statement
                when method.getName().equals("createStatement") -> proxy(Statement.class, statement, null);
                case null, default -> answer;
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(java.lang.reflect.Method method, Object real, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
