/** What a customer means who writes "amanhã às 9" or "sexta de tarde". Knows neither clinics nor the database. */
@NullMarked
package io.balcao.scheduling.dates;

import org.jspecify.annotations.NullMarked;
