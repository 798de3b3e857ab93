package io.datadecide.scorer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.scorer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule messagesStayAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage("..scorer.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.datadecide.proto..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule noServiceKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.datadecide.trainer..", "io.datadecide.coordinator..", "io.datadecide.cli..");

    @ArchTest
    static final ArchRule tasksKnowNoModel = noClasses()
            .that()
            .resideInAPackage("..scorer.task..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "..scorer.answer..", "..scorer.api..", "io.quarkus..");
}
