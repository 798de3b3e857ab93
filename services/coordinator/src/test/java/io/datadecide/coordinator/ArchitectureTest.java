package io.datadecide.coordinator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.coordinator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule GENERATED_TYPES_STAY_AT_THE_EDGES = noClasses()
            .that()
            .resideOutsideOfPackages("..coordinator.api..", "..coordinator.score..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.datadecide.proto..");

    @ArchTest
    static final ArchRule NO_SERVICE_DEPENDS_ON_ANOTHER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.datadecide.trainer..", "io.datadecide.scorer..");

    @ArchTest
    static final ArchRule TENSORS_AND_CLUSTERS_ARE_ELSEWHERE = noClasses()
            .that()
            .resideOutsideOfPackage("..launch.kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "io.fabric8..");

    @ArchTest
    static final ArchRule THE_DATABASE_IS_SPOKEN_TO_IN_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("..coordinator.store..")
            .and()
            .doNotHaveSimpleName("StoreBeans")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi..");

    @ArchTest
    static final ArchRule LAUNCHERS_KNOW_NOTHING_OF_STORE_AND_SCHEDULE = noClasses()
            .that()
            .resideInAPackage("..coordinator.launch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..coordinator.store..", "..coordinator.schedule", "..coordinator.api..");

    @ArchTest
    static final ArchRule STATES_DEPEND_ON_NOTHING = classes()
            .that()
            .resideInAPackage("..schedule.state..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..schedule.state..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_API_ARE_ON_TOP = noClasses()
            .that()
            .resideInAnyPackage("..store..", "..schedule..", "..launch..", "..score..", "..events..", "..decision..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..coordinator.api..");
}
