package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which objects belong to no namespace: kinds of Kubernetes itself ({@code kubectl api-resources --namespaced=false}), and
 * kinds whose definition the chart brings.
 *
 * @param defined groups and kinds
 */
record ClusterWide(Set<String> defined) implements Predicate<NodeEdit> {
    private static final Set<String> KINDS = Set.of(
            "APIService",
            "CSIDriver",
            "CSINode",
            "CertificateSigningRequest",
            "ClusterRole",
            "ClusterRoleBinding",
            "ClusterTrustBundle",
            "ComponentStatus",
            "CustomResourceDefinition",
            "DeviceClass",
            "FlowSchema",
            "IPAddress",
            "IngressClass",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding",
            "MutatingWebhookConfiguration",
            "Namespace",
            "Node",
            "PersistentVolume",
            "PodSecurityPolicy",
            "PriorityClass",
            "PriorityLevelConfiguration",
            "ResourceSlice",
            "RuntimeClass",
            "ServiceCIDR",
            "StorageClass",
            "StorageVersion",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration",
            "VolumeAttachment",
            "VolumeAttributesClass");
    private static final Pattern GROUPS = Pattern.compile("([a-z0-9.]+\\.k8s\\.io|policy|extensions)/.*|[^/]*");

    /** With the definitions that these documents hold. */
    static ClusterWide of(List<ChartDocument> documents) {
        Set<String> defined = new HashSet<>();
        documents.stream()
                .filter(document -> document.text().contains("CustomResourceDefinition"))
                .map(document -> document.json().path("spec"))
                .filter(spec -> spec.path("scope").asText().equals("Cluster"))
                .forEach(spec -> defined.add(key(spec)));
        return new ClusterWide(defined);
    }

    private static String key(JsonNode spec) {
        return spec.path("group").asText() + " "
                + spec.path("names").path("kind").asText();
    }

    @Override
    public boolean test(NodeEdit object) {
        String version = object.text("apiVersion");
        String kind = object.text("kind");
        return GROUPS.matcher(version).matches() && KINDS.contains(kind)
                || defined.contains(version.replaceFirst("/.*", "") + " " + kind);
    }
}
