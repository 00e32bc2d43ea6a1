FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
COPY frontend frontend
COPY db db
RUN ./mvnw -B -ntp -DskipTests -Dstart-cache.skip package \
 && java -Djarmode=tools -jar target/mirrordesk-*.jar extract --destination /app \
 && mv /app/mirrordesk-*.jar /app/mirrordesk.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/mirrordesk --create-home mirrordesk
COPY --from=build /app /opt/mirrordesk
USER 10001
WORKDIR /var/lib/mirrordesk
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/opt/mirrordesk/mirrordesk.jar"]
