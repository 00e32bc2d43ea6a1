package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.AwsClients;
import io.mirrordesk.aws.call.AwsProperties;
import io.mirrordesk.aws.call.CallMeter;
import io.mirrordesk.aws.call.Pace;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AwsProperties.class)
class AwsConfiguration {

    @Bean
    AwsClients awsClients(AwsProperties properties) {
        return new AwsClients(properties);
    }

    @Bean
    AwsCalls awsCalls(AwsClients clients, CallMeter meter) {
        return new AwsCalls(clients, Pace.system(), new SecureRandom(), meter);
    }
}
