package io.datadecide.corpus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.corpus", importOptions = DoNotIncludeTests.class)
class DirectionsTest {
    @ArchTest
    static final ArchRule corpusKnowsNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.datadecide.plan..",
                    "io.datadecide.language..",
                    "io.datadecide.decide..",
                    "io.datadecide.proto..",
                    "ai.djl..",
                    "io.quarkus..",
                    "com.google.protobuf..",
                    "org.slf4j..",
                    "java.util.logging..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.datadecide.corpus.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPreparationPutsThePartsTogether = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.datadecide.corpus.document..",
                    "io.datadecide.corpus.recipe..",
                    "io.datadecide.corpus.token..",
                    "io.datadecide.corpus.batch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.datadecide.corpus.prepare..");
}
