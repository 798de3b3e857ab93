package io.datadecide.parquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.parquet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule tablesKnowNothingOfWhatIsInThem = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "com.google.protobuf..",
                    "io.grpc..",
                    "io.fabric8..",
                    "ai.djl..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule hadoopIsOnlyATypeInSignatures = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("RowWrit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");
}
