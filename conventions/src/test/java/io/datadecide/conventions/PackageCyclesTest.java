package io.datadecide.conventions;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Keeps packages readable one after the other: no two of them need each other, a parent and its child included. */
@AnalyzeClasses(
        packages = "io.datadecide",
        importOptions = {ImportOption.DoNotIncludeTests.class, PackageCyclesTest.Written.class})
class PackageCyclesTest {
    /** Leaves out stubs that the protocol compiler generates. */
    static final class Written implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/io/datadecide/proto/");
        }
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();
}
