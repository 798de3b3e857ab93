{{/* Mount path of certificates. */}}
{{- define "datadecide.tlsPath" -}}/etc/datadecide-tls{{- end -}}

{{/* Certificate and key of a server. */}}
{{- define "datadecide.serverTlsVolume" -}}
- name: tls
  secret:
    secretName: {{ .Values.tls.existingSecret }}
{{- end -}}

{{/* Files of a client: the servers' CA and, with mutual TLS, a client certificate. Never a server's key. */}}
{{- define "datadecide.clientTlsVolume" -}}
- name: tls
  secret:
    {{- if .Values.tls.mutual }}
    secretName: {{ required "tls.mutual needs tls.clientSecret: name a Secret with the workers' certificate" .Values.tls.clientSecret }}
    {{- else }}
    secretName: {{ .Values.tls.existingSecret }}
    items:
      - {key: ca.crt, path: ca.crt}
    {{- end }}
{{- end -}}

{{- define "datadecide.tlsMount" -}}
- name: tls
  mountPath: {{ include "datadecide.tlsPath" . }}
  readOnly: true
{{- end -}}

{{/* Variables of the server named .prefix: its certificate and the CA of its clients. */}}
{{- define "datadecide.serverTlsEnv" -}}
{{- $path := include "datadecide.tlsPath" .root -}}
- name: {{ .prefix }}_TLS_CERTIFICATE
  value: {{ $path }}/tls.crt
- name: {{ .prefix }}_TLS_KEY
  value: {{ $path }}/tls.key
{{- if .root.Values.tls.mutual }}
- name: {{ .prefix }}_TLS_CLIENT_AUTHORITY
  value: {{ $path }}/ca.crt
{{- end }}
{{- end -}}

{{/* Variables of the client named .prefix: the CA that it trusts and its certificate. */}}
{{- define "datadecide.clientTlsEnv" -}}
{{- $path := include "datadecide.tlsPath" .root -}}
- name: {{ .prefix }}_TLS_AUTHORITY
  value: {{ $path }}/ca.crt
{{- if .root.Values.tls.mutual }}
- name: {{ .prefix }}_TLS_CERTIFICATE
  value: {{ $path }}/tls.crt
- name: {{ .prefix }}_TLS_KEY
  value: {{ $path }}/tls.key
{{- end }}
{{- end -}}

{{/* The scorer's Service is headless: its port is that of the pods. */}}
{{- define "datadecide.scorerPort" -}}
{{- .Values.tls.enabled | ternary 9143 9100 -}}
{{- end -}}

{{/* The port of health and meters; it also serves gRPC unless TLS is enabled. */}}
{{- define "datadecide.httpPort" -}}
{{- .Values.tls.enabled | ternary "http" "grpc" -}}
{{- end -}}
