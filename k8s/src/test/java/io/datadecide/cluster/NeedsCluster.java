package io.datadecide.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test on the cluster that KUBECONFIG names, with the container engine that its nodes use. It runs with {@code -Dcluster=true};
 * what it then lacks is a failure and no reason to skip.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCluster.Switch.class)
@interface NeedsCluster {
    /** The switch. */
    final class Switch implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Boolean.getBoolean("cluster")) {
                return ConditionEvaluationResult.enabled("-Dcluster=true");
            }
            System.err.println("SKIPPED: " + context.getDisplayName() + " needs a cluster; run it with -Dcluster=true");
            return ConditionEvaluationResult.disabled("needs -Dcluster=true and a cluster");
        }
    }
}
