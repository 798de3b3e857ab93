/** Tables as Parquet files: flat columns of text, whole numbers and decimal numbers, read and written row by row. */
@NullMarked
package io.datadecide.parquet;

import org.jspecify.annotations.NullMarked;
