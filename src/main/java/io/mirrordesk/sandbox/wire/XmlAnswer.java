package io.mirrordesk.sandbox.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkPojo;

/** Writes a Query answer or error as XML. */
final class XmlAnswer {

    private static final Set<String> FORBIDDEN =
            Set.of("AccessDenied", "ExpiredToken", "InvalidClientTokenId", "MissingAuthenticationToken");

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
            new XmlMembers(xml, action).write(model);
            xml.writeEndElement();
            xml.writeStartElement("ResponseMetadata");
            XmlMembers.element(xml, "RequestId", requestId);
            xml.writeEndElement();
        });
    }

    void write(String namespace, AwsError error) throws IOException {
        String code = code(error);
        int status = FORBIDDEN.contains(code) ? 403 : error.status();
        send(status, "ErrorResponse", namespace, xml -> {
            xml.writeStartElement("Error");
            XmlMembers.element(xml, "Type", status < 500 ? "Sender" : "Receiver");
            XmlMembers.element(xml, "Code", code);
            XmlMembers.element(xml, "Message", error.text());
            xml.writeEndElement();
            XmlMembers.element(xml, "RequestId", requestId);
        });
    }

    /** As Query calls it: without the ending that exceptions have in JSON. */
    private static String code(AwsError error) {
        if (error instanceof QueryCompatible compatible) {
            return compatible.queryCode();
        }
        return switch (error.type()) {
            case "UnknownOperationException" -> "InvalidAction";
            case "UnrecognizedClientException" -> "InvalidClientTokenId";
            default -> error.type().replaceFirst("Exception$", "");
        };
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
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/xml");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
