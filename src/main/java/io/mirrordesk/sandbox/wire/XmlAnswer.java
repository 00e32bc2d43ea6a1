package io.mirrordesk.sandbox.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Writes a Query answer or error as XML. Lists and maps do not occur in the answers of STS that are offered. */
final class XmlAnswer {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private final HttpServletResponse response;
    private final String requestId;

    XmlAnswer(HttpServletResponse response, String requestId) {
        this.response = response;
        this.requestId = requestId;
    }

    void write(String namespace, String action, SdkPojo model) throws IOException {
        send(200, action + "Response", namespace, xml -> {
            xml.writeStartElement(action + "Result");
            members(xml, model);
            xml.writeEndElement();
            xml.writeStartElement("ResponseMetadata");
            element(xml, "RequestId", requestId);
            xml.writeEndElement();
        });
    }

    void write(AwsError error) throws IOException {
        send(error.status(), "ErrorResponse", NAMESPACE, xml -> {
            xml.writeStartElement("Error");
            element(xml, "Type", error.status() < 500 ? "Sender" : "Receiver");
            element(xml, "Code", error.type().replaceFirst("Exception$", ""));
            element(xml, "Message", error.text());
            xml.writeEndElement();
            element(xml, "RequestId", requestId);
        });
    }

    private void send(int status, String root, String namespace, Content content) throws IOException {
        StringWriter body = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(body);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            content.write(xml);
            xml.writeEndElement();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        response.setStatus(status);
        response.setContentType("text/xml");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void members(XMLStreamWriter xml, SdkPojo model) throws XMLStreamException {
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.getValueOrDefault(model);
            if (value instanceof SdkPojo nested) {
                xml.writeStartElement(field.locationName());
                members(xml, nested);
                xml.writeEndElement();
            } else if (value instanceof Instant || value instanceof String || value instanceof Number) {
                element(xml, field.locationName(), value.toString());
            }
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
