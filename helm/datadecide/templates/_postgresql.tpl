{{/* Over TCP: the first start of the image answers on its socket only, before the database is there. */}}
{{- define "datadecide.postgresqlReady" -}}
exec:
  command: [pg_isready, -h, 127.0.0.1, -q, -d, {{ .Values.database.name }}]
{{- end -}}
