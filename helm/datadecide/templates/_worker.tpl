{{/* The pod of a run, which the coordinator completes with names, image, resources, token and variables of the attempt. */}}
{{- define "datadecide.workerPod" -}}
metadata:
  labels:
    app.kubernetes.io/part-of: datadecide
    {{- with .Values.commonLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.trainer.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  restartPolicy: Never
  serviceAccountName: {{ include "datadecide.trainerAccount" . }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- include "datadecide.pullSecrets" . | nindent 2 }}
  securityContext:
    {{- include "datadecide.podSecurity" .Values.storage.fsGroup | nindent 4 }}
  {{- include "datadecide.placement" .Values.trainer | nindent 2 }}
  {{- with .Values.trainer.runtimeClassName }}
  runtimeClassName: {{ . }}
  {{- end }}
  containers:
    - name: trainer
      securityContext:
        {{- include "datadecide.containerSecurity" . | nindent 8 }}
      {{- if or .Values.trainer.javaOptions .Values.trainer.extraEnv }}
      env:
        {{- with .Values.trainer.javaOptions }}
        - name: JDK_JAVA_OPTIONS
          value: {{ . | quote }}
        {{- end }}
        {{- with .Values.trainer.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- include "datadecide.dataMounts" . | nindent 8 }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- include "datadecide.dataVolumes" . | nindent 4 }}
{{- end -}}
