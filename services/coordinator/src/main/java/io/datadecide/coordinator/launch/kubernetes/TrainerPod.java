package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.config.TrainerConfig;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.ResourceRequest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pod of an attempt: what the installation's template says, and over it what a trainer needs. */
final class TrainerPod {
    static final String CONTAINER = "trainer";
    static final String TOKEN_KEY = "token";
    private static final String DATA = "data";
    private static final String SCRATCH = "scratch";

    private final KubernetesConfig config;
    private final Naming naming;
    private final PodTemplateSpec template;

    TrainerPod(KubernetesConfig config, Naming naming, PodTemplateSpec template) {
        this.config = config;
        this.naming = naming;
        this.template = template;
    }

    PodTemplateSpec of(LaunchRequest request) {
        return new PodTemplateSpecBuilder(template)
                .editOrNewMetadata()
                .addToLabels(naming.labels(request.attempt()))
                .addToAnnotations(Naming.annotations(request.attempt()))
                .endMetadata()
                .withSpec(spec(request))
                .build();
    }

    private PodSpec spec(LaunchRequest request) {
        TrainerConfig trainer = config.trainer();
        PodSpec base = Optional.ofNullable(template.getSpec()).orElseGet(PodSpec::new);
        PodSpecBuilder spec = new PodSpecBuilder(base)
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(trainer.stopGrace().toSeconds())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .addToNodeSelector(trainer.nodeSelector())
                .addAllToTolerations(tolerations(trainer))
                .editOrNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(containers(base, request))
                .withVolumes(volumes(base));
        trainer.priorityClass().ifPresent(spec::withPriorityClassName);
        trainer.serviceAccount().ifPresent(spec::withServiceAccountName);
        trainer.imagePullSecrets()
                .ifPresent(names -> spec.addAllToImagePullSecrets(
                        names.stream().map(LocalObjectReference::new).toList()));
        return spec.build();
    }

    private static List<Toleration> tolerations(TrainerConfig trainer) {
        return trainer.tolerations().stream()
                .map(one -> new Toleration(
                        one.effect().orElse(null),
                        one.key().orElse(null),
                        one.operator(),
                        one.tolerationSeconds().orElse(null),
                        one.value().orElse(null)))
                .toList();
    }

    private List<Volume> volumes(PodSpec base) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        base.getVolumes().forEach(volume -> volumes.put(volume.getName(), volume));
        config.trainer()
                .volumeClaim()
                .ifPresent(claim -> volumes.put(
                        DATA,
                        new VolumeBuilder()
                                .withName(DATA)
                                .withNewPersistentVolumeClaim(claim, false)
                                .build()));
        volumes.putIfAbsent(
                SCRATCH,
                new VolumeBuilder()
                        .withName(SCRATCH)
                        .withNewEmptyDir()
                        .endEmptyDir()
                        .build());
        return List.copyOf(volumes.values());
    }

    /** Other containers of the template stay; its trainer is what ours starts from. */
    private List<Container> containers(PodSpec base, LaunchRequest request) {
        List<Container> containers = new ArrayList<>();
        Container started = new ContainerBuilder().withName(CONTAINER).build();
        for (Container container : base.getContainers()) {
            if (container.getName().equals(CONTAINER)) {
                started = container;
            } else {
                containers.add(container);
            }
        }
        containers.addFirst(trainer(started, request));
        return containers;
    }

    private Container trainer(Container base, LaunchRequest request) {
        TrainerConfig trainer = config.trainer();
        ContainerBuilder container = new ContainerBuilder(base)
                .withImage(image(base, request.resources()))
                .withImagePullPolicy(trainer.imagePullPolicy())
                .withArgs(trainer.arguments())
                .withEnv(environment(base, request))
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .editOrNewResources()
                .addToRequests(requests(request.resources()))
                .addToLimits(limits(request.resources()))
                .endResources()
                .editOrNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext();
        if (config.objectStore().isEmpty()) {
            mount(container, DATA, config.dataRoot().toString());
        }
        mount(container, SCRATCH, "/tmp");
        return container.build();
    }

    private static void mount(ContainerBuilder container, String volume, String path) {
        if (!container.hasMatchingVolumeMount(mount -> path.equals(mount.getMountPath()))) {
            container.addNewVolumeMount().withName(volume).withMountPath(path).endVolumeMount();
        }
    }

    private String image(Container base, ResourceRequest resources) {
        TrainerConfig trainer = config.trainer();
        Optional<String> configured = resources.gpu() ? trainer.gpuImage().or(trainer::image) : trainer.image();
        return configured
                .or(() -> Optional.ofNullable(base.getImage()))
                .orElseThrow(() -> new LaunchException(
                        "no image for trainers: set datadecide.coordinator.kubernetes.trainer.image, or name one in the"
                                + " pod template"));
    }

    private Map<String, Quantity> requests(ResourceRequest resources) {
        Map<String, Quantity> requests = new HashMap<>(limits(resources));
        requests.put("cpu", new Quantity(config.trainer().cpu()));
        return requests;
    }

    /** What of memory and GPUs is asked for is also the limit: neither can be shared without somebody being killed. */
    private Map<String, Quantity> limits(ResourceRequest resources) {
        TrainerConfig trainer = config.trainer();
        Map<String, Quantity> limits = new HashMap<>();
        limits.put("memory", memory(resources));
        trainer.cpuLimit().ifPresent(cpu -> limits.put("cpu", new Quantity(cpu)));
        if (resources.gpu()) {
            limits.put(trainer.gpuResource(), new Quantity("1"));
        }
        return limits;
    }

    private Quantity memory(ResourceRequest resources) {
        long mebibytes =
                (long) Math.ceil(resources.memoryBytes() * config.trainer().memoryFactor() / (1 << 20));
        return config.trainer().memory().map(Quantity::new).orElseGet(() -> new Quantity(mebibytes + "Mi"));
    }

    private List<EnvVar> environment(Container base, LaunchRequest request) {
        Map<String, EnvVar> variables = new LinkedHashMap<>();
        base.getEnv().forEach(variable -> variables.put(variable.getName(), variable));
        put(variables, "OMP_NUM_THREADS", "1"); // results are the same to the last bit at one number of threads only
        put(variables, "MKL_NUM_THREADS", "1");
        put(variables, "DATADECIDE_TRAINER_DEVICE", request.resources().gpu() ? "gpu" : "cpu");
        config.trainer().environment().forEach((name, value) -> put(variables, name, value));
        put(variables, "DATADECIDE_COORDINATOR", config.address());
        put(variables, "DATADECIDE_RUN_ID", request.attempt().run().id());
        put(variables, "DATADECIDE_ATTEMPT", Integer.toString(request.attempt().number()));
        variables.put(
                "DATADECIDE_RUN_TOKEN",
                new EnvVarBuilder()
                        .withName("DATADECIDE_RUN_TOKEN")
                        .withNewValueFrom()
                        .withNewSecretKeyRef(TOKEN_KEY, naming.job(request.attempt()), false)
                        .endValueFrom()
                        .build());
        if (!request.traceparent().isEmpty()) {
            put(variables, "TRACEPARENT", request.traceparent());
        }
        return List.copyOf(variables.values());
    }

    private static void put(Map<String, EnvVar> variables, String name, String value) {
        variables.put(name, new EnvVar(name, value, null));
    }
}
