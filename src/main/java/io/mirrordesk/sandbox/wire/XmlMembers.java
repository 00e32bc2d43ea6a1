package io.mirrordesk.sandbox.wire;

import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The members of the SDK's model classes as Query writes them: a list is its element again and again, a map its entries. */
record XmlMembers(XMLStreamWriter xml, String action) {

    void write(SdkPojo model) throws XMLStreamException {
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.getValueOrDefault(model);
            if (ModelWriter.present(value)) {
                member(field.locationName(), value);
            }
        }
    }

    private void member(String name, Object value) throws XMLStreamException {
        switch (value) {
            case Collection<?> list -> {
                for (Object element : list) {
                    member(singular(name), element);
                }
            }
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    xml.writeStartElement(singular(name));
                    element(xml, name.equals("Tags") ? "Key" : "Name", String.valueOf(entry.getKey()));
                    member("Value", entry.getValue());
                    xml.writeEndElement();
                }
            }
            case SdkPojo nested -> {
                xml.writeStartElement(name);
                write(nested);
                xml.writeEndElement();
            }
            case SdkBytes bytes -> element(xml, name, Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            default -> element(xml, name, String.valueOf(value));
        }
    }

    /** What an element of a list is called: {@code Message} of Messages, {@code SendMessageBatchResultEntry} of Successful. */
    private String singular(String list) {
        return switch (list) {
            case "Successful" -> action + "ResultEntry";
            case "Failed" -> "BatchResultErrorEntry";
            case "queueUrls" -> "QueueUrl";
            default -> list.replaceFirst("s$", "");
        };
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
