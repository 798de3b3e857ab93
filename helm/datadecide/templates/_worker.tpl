{{/* The pod template of a run. The coordinator adds names, image, resources, token and variables of the attempt. */}}
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
      env:
        # A coordinator may restart or be upgraded; workers report after it is available again.
        - name: DATADECIDE_TRAINER_COORDINATOR_GIVE_UP_AFTER
          value: PT1H
        {{- if .Values.tls.enabled }}
        {{- include "datadecide.clientTlsEnv" (dict "root" . "prefix" "DATADECIDE_COORDINATOR") | nindent 8 }}
        {{- end }}
        {{- if .Values.storage.s3.enabled }}
        {{- include "datadecide.s3Env" . | nindent 8 }}
        {{- end }}
        {{- include "datadecide.tracingEnv" . | nindent 8 }}
        {{- with .Values.trainer.javaOptions }}
        - name: JDK_JAVA_OPTIONS
          value: {{ . | quote }}
        {{- end }}
        {{- with .Values.trainer.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if .Values.tls.enabled }}
        {{- include "datadecide.tlsMount" . | nindent 8 }}
        {{- end }}
        {{- include "datadecide.dataMounts" . | nindent 8 }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if .Values.tls.enabled }}
    {{- include "datadecide.clientTlsVolume" . | nindent 4 }}
    {{- end }}
    {{- include "datadecide.dataVolumes" . | nindent 4 }}
{{- end -}}
