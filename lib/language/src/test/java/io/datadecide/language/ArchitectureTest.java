package io.datadecide.language;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.language", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule libraryKnowsNoServiceFrameworkOrLogger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "com.google.protobuf..",
                    "io.grpc..",
                    "io.fabric8..",
                    "org.slf4j..",
                    "java.util.logging..",
                    "io.datadecide.plan..",
                    "io.datadecide.decide..");

    @ArchTest
    static final ArchRule onlyTokensComeFromTheCorpus = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.datadecide.corpus.document..", "io.datadecide.corpus.recipe..");

    @ArchTest
    static final ArchRule modelKnowsNeitherTrainingNorFiles = noClasses()
            .that()
            .resideInAPackage("..language.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..language.train..", "..language.checkpoint..", "..language.likelihood..");
}
