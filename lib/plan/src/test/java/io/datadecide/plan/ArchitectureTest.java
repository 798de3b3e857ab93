package io.datadecide.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.plan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule isAPureLibrary = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "com.google.protobuf..",
                    "io.grpc..",
                    "io.fabric8..",
                    "ai.djl..",
                    "org.slf4j..",
                    "java.util.logging..");

    @ArchTest
    static final ArchRule knowsCorporaOnlyByTheirRecipesAndTheirTokenizer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.datadecide.corpus.document..",
                    "io.datadecide.corpus.batch..",
                    "io.datadecide.corpus.prepare..",
                    "io.datadecide.decide..",
                    "io.datadecide.language..");

    @ArchTest
    static final ArchRule laddersKnowNothingOfExperiments = noClasses()
            .that()
            .resideInAPackage("..ladder")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..experiment", "..grid", "..budget");
}
