/** The public half of the key of the inbox, as a file in the data folder. The private half lies elsewhere and only the one that opens knows where. */
export const postvakSleutelBestand = 'postvaksleutel-openbaar.pem'
