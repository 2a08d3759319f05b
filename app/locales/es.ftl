### Español.
###
### Palabras fijas: coin = moneda, community = comunidad, issuer = emisor, on trust = de confianza, in doubt = en duda,
### settle = saldar (saldado), renew = renovar, quarantined = en cuarentena, contested = disputado, worn = gastado,
### passphrase = frase secreta, wallet = cartera, purse = monedero, change = cambio, receipt = recibo, backup = copia de seguridad.
### Se tutea.

## Everywhere

common-back = Atrás
common-moment = Un momento…
common-show = Mostrar
common-hide = Ocultar
common-coins =
    { $count ->
        [one] una moneda de { NUMBER($value) }
       *[other] { $count } monedas de { NUMBER($value) }
    }
common-no-coins = ninguna moneda

## Welcome

welcome-title = Dinero de gente que conoces
welcome-card-1-title = Monedas de tu propia comunidad
welcome-card-1-text = Un mercado, un festival, una calle: la gente emite sus propias monedas y se paga con ellas. Sin banco y sin cuenta.
welcome-card-2-title = Paga cara a cara
welcome-card-2-text = Dos teléfonos se miran la pantalla. Eso es todo: no hace falta red, ni siquiera para el cambio.
welcome-card-3-title = Las monedas están en este dispositivo
welcome-card-3-text = Como el efectivo en un monedero: son de quien las tiene. Una frase secreta mantiene cerrado el monedero.
welcome-card-of = Tarjeta { NUMBER($card) } de { NUMBER($cards) }
welcome-next = Siguiente
welcome-create = Crear una cartera
welcome-form = Crea tu cartera
welcome-name = Tu nombre
welcome-name-hint = Solo para ti: se queda en este dispositivo.
welcome-passphrase = Frase secreta
welcome-passphrase-hint = Cuatro o cinco palabras son fáciles de recordar y difíciles de adivinar.
welcome-again = La frase secreta otra vez
welcome-strength-short = Demasiado corta: al menos 8 caracteres
welcome-strength-weak = Fácil de adivinar: añade una palabra o dos
welcome-strength-fair = Bien
welcome-strength-strong = Fuerte
welcome-no-backup = Todavía no hay copia de seguridad: si se borran los datos de este navegador u olvidas la frase secreta, las monedas se pierden para siempre.
welcome-submit = Crear cartera
welcome-creating = Creando tu cartera…
welcome-need-name = Escribe un nombre.
welcome-need-longer = Elige una frase secreta de al menos 8 caracteres.
welcome-need-same = Las dos frases secretas son distintas.
welcome-storage = Tu cartera está lista
welcome-storage-asking = Pidiendo a este navegador que guarde tus monedas…
welcome-storage-go = Abrir mi cartera

## Unlock

unlock-title = Hola de nuevo
unlock-passphrase = Frase secreta
unlock-submit = Desbloquear
unlock-trying = Desbloqueando…
unlock-wrong = Esa frase no abre esta cartera. Tus monedas están a salvo; inténtalo otra vez.
unlock-forgotten = La frase secreta no se puede restablecer. Si se olvida, una copia devuelve la cartera.
unlock-elsewhere = Tu cartera está abierta en otra pestaña
unlock-elsewhere-do = Sigue allí, o cierra esa pestaña: entonces esta página se abre sola. Con dos pestañas a la vez una moneda podría gastarse dos veces.

## When the app cannot go on

failed-title = Algo ha salido mal
failed-money = No se ha perdido nada: lo guardado sigue guardado, y a nadie se le ha dicho nada que no lo esté.
failed-money-damaged = No se ha cambiado nada, y a nadie se le ha dicho nada. Todavía no se sabe cuáles de tus monedas aún se pueden leer.
failed-damaged = La cartera guardada no se puede leer por completo, así que se ha dejado tal como está.
failed-damaged-do = Vuelve a cargar la página. Si esto se repite, no borres los datos del navegador: ahí está todo lo que se puede salvar. Guarda una copia de emergencia.
failed-storage = El navegador se negó a guardar algo.
failed-storage-do = Comprueba que el dispositivo tiene espacio libre y que esto no es una ventana privada; después vuelve a cargar la página.
failed-unsupported = A este navegador le falta algo que la cartera necesita.
failed-unsupported-do = Usa un Chrome, Edge, Firefox o Safari actual, fuera de una ventana privada.
failed-worker = Una parte de la aplicación se ha detenido.
failed-worker-do = Vuelve a cargar la página; lo que está abierto sigue donde estaba.
failed-again = Volver a cargar la página
failed-code = Código:
failed-file-save = Guardar este archivo
failed-file-means = Léelo antes de enviarlo: no tiene nombres, importes ni claves. Quien ayuda no necesita tu frase secreta ni tus 24 palabras.
failed-file = Un archivo para quien te ayude
failed-copy-none = El navegador no deja leer la cartera guardada. Cierra todas sus ventanas, ábrelo de nuevo e inténtalo otra vez.
failed-copied = La copia de emergencia está en las descargas de tu dispositivo. Se abre como esta cartera, en “Recuperar una cartera”. Recupérala primero en otro dispositivo o navegador, y solo entonces borra los datos de este navegador.
failed-copy-means = Todo lo guardado, sellado tal como está. Recuperada en otro dispositivo o navegador, devuelve lo que aún se pueda leer.
failed-copy = Guardar una copia de emergencia
failed-newer-do = Con red, vuelve a cargar la página: traerá la versión posterior. Hasta entonces esta página no toca la cartera.
failed-newer = Una versión posterior de la aplicación ha guardado esta cartera. Esta página aún es de una anterior.
failed-taken-do = Sigue allí, o ciérrala y vuelve a cargar esta página.
failed-taken = Otra pestaña se ha quedado con la cartera.
failed-start-do = Vuelve a cargar la página. Si no ayuda, actualiza el navegador.
failed-start = La aplicación no pudo arrancar.

## Home

home-lock = Bloquear
home-pay = Pagar
home-get-paid = Cobrar
home-balance = Saldo
home-issued-here = las emites tú
home-settled = saldado
home-on-trust = recibido de confianza
home-reserved = en espera
home-beside = Fuera del saldo
home-change-coming = cambio por llegar
home-in-doubt = en duda
home-state-decides = { $state }: { $decides }
home-with-issuer = con el emisor
home-quarantined = en cuarentena
home-contested = disputado
home-decides-by = el emisor decide a más tardar el { $day }
home-decides-now = el emisor puede decidir ya
home-in-hand = Monedas en la mano
home-empty = Tu monedero está vacío
home-empty-do = Cobra de alguien que tenga monedas, o emite las primeras monedas de tu propia comunidad.
home-issue-first = Emitir mis propias monedas
home-issue = Emitir monedas
home-open = Aún sin terminar
home-pays = Pagas { $amount }
home-gets = Recibes { $amount }
home-person = con { $peer }
home-hand-over = Entregado
home-give-back = Cambio
home-deadline = La oferta vale hasta las { $time }.
home-tell-them = Vuelve a encontrarte con la otra persona para que su cartera también lo sepa.
home-meet-again = Encontrarse de nuevo
home-settle = Saldar con el emisor
home-withdraw = Cancelar
home-movements = Lo último
home-no-movements = Aquí aparecerán los pagos, cada uno con su recibo.
home-issued = Emitido
home-paid = Pagado
home-swapped = Cambiado
home-received = Cobrado
home-rolled-back = No ocurrió
home-given-back = Devuelto al emisor
home-taken-back = Recuperado

## Coins, and one coin

coins-title = Monedas
coins-all = Todas las monedas
coins-none = Aquí no hay monedas.
coins-filter = ¿Qué monedas?
coins-every = Todo
coins-lost = de otra persona
pager-title = Páginas de esta lista
pager-of = { NUMBER($first) } a { NUMBER($last) } de { NUMBER($all) }
pager-range = { NUMBER($first) } a { NUMBER($last) }
pager-back = Página anterior
pager-on = Página siguiente
coins-days =
    { $count ->
        [0] caduca hoy
        [one] caduca en un día
       *[other] caduca en { $count } días
    }
coins-expired = caducada
coins-hands =
    { $count ->
        [0] no le quedan manos
        [one] le queda una mano
       *[other] le quedan { $count } manos
    }
coin-title = Moneda
coin-loading = Comprobando cada entrega…
coin-missing = No tienes esta moneda
coin-missing-do = Puede que se haya pagado, o que sea de otra cartera.
coin-expires = Caduca
coin-hands = Manos que le quedan
coin-renew = Reúnete con el emisor para renovar esta moneda: queda saldada y vuelve a tener todas sus manos.
coin-chain = Por dónde ha pasado
coin-chain-how = Cada entrega se ha comprobado ahora mismo en este dispositivo: quien entregó la moneda la firmó.
coin-issued = Emitida para { $key }
coin-renewed = Renovada por el emisor para { $key }
coin-from-to = De { $giver } a { $taker }
coin-this-wallet = esta cartera
coin-as-change = como cambio
coin-verified = comprobado
coin-not-verified = no comprobado
coin-holds = Cada firma es válida, y la cadena termina en esta cartera.
coin-broken = Esta cadena no es válida. No cuentes con esta moneda hasta que su emisor la haya renovado.

## Movements

movements-title = Movimientos
movements-all = Todos los movimientos
movements-search = Buscar
movements-search-hint = Una nota, una comunidad, una persona o la otra cartera
movements-filter = ¿Qué movimientos?
movements-issuer = Con el emisor
movements-none = No se ha encontrado nada.
movements-save = Guardar como tabla
movements-saving = Preparando la tabla…
movements-save-hint = Todo lo encontrado, en un archivo CSV para una hoja de cálculo. No está protegido: quien tenga el archivo puede leerlo.

## States of a payment

state-offered = en espera
state-offered-means = Ofreciste estas monedas; siguen siendo tuyas. Vuelve a encontrarte con la otra persona para continuar, o cancela.
state-prepared = en duda
state-prepared-means = Vuelve a encontrarte con la otra persona, o salda con el emisor. Hasta entonces no se sabe si te han pagado, y el cambio que diste queda retenido.
state-committed = pagado
state-committed-means = Has pagado. Vuelve a encontrarte con la otra persona para que ambas carteras lo sepan.
state-committed-change = pagado, cambio por llegar
state-committed-change-means = Has pagado. Vuelve a encontrarte con la otra persona para poder usar tu cambio.
state-received = recibido de confianza
state-received-means = Las monedas son tuyas y sus cadenas se sostienen. Que nadie más recibió las mismas monedas, solo su emisor puede decirlo.
state-settled = saldado
state-settled-means = Ambas partes lo saben.
state-rolled-back = no ocurrió
state-rolled-back-means = Todo está como antes.
state-abort-filed = en duda
state-abort-filed-means = Pediste al emisor que decida si te pagaron. El cambio que diste queda retenido hasta entonces. Encontrarte de nuevo con quien paga aún puede resolverlo antes.

## Notices

notice-kept = Este navegador guarda tus monedas, incluso cuando queda poco espacio.
notice-not-kept = Este navegador puede borrar tus monedas cuando queda poco espacio. Instalar la aplicación o usarla a menudo ayuda.
notice-not-known = Este navegador no dice si guarda tus monedas. No borres sus datos.
notice-ask-again = Preguntar otra vez
notice-install = Pon JuiceTokens en tu pantalla de inicio
notice-install-why = Se abre como cualquier otra aplicación y funciona sin red.
notice-install-yes = Instalar
notice-later = Ahora no
notice-update = Hay una versión nueva lista.
notice-update-yes = Actualizar
notice-issued = { $amount } emitidas: las monedas están en tu mano.
notice-not-issued = No se emitió ninguna moneda: { $why }.
notice-close = Cerrar

## Issue coins

issue-title = Emitir monedas
issue-intro = Las monedas son una promesa de quienes las emiten: quien las acepta confía en que tu comunidad las honra.
issue-community = Comunidad
issue-community-hint = Por ejemplo Mercado del Puerto
issue-unit = ¿Cómo se llama una?
issue-unit-hint = Por ejemplo zumo u hora
issue-scenario = ¿Para qué son?
issue-scenario-hint = Por ejemplo: una vale un vaso de zumo en cualquier puesto
issue-coins = ¿Cuántas monedas?
issue-coins-hint = Mezclar pequeñas y grandes facilita el cambio.
issue-count = Monedas de { NUMBER($value) }
issue-fewer = Una menos de { NUMBER($value) }
issue-more = Una más de { NUMBER($value) }
issue-total = En total
issue-preview = Lo que tendrás en la mano
issue-details = Caducidad y referencia
issue-valid-days = ¿Cuántos días valen?
issue-valid-days-hint = De 1 a { 3650 }. Después ya no se puede pagar con ellas.
issue-reference = Referencia de esta serie
issue-reference-hint = Letras y cifras, 16 como mucho. Va en cada moneda.
issue-submit = Emitir { $amount }
issue-submit-empty = Emitir monedas
issue-issuing = Haciendo las monedas…
issue-need-community = Nombra la comunidad, con 48 letras como mucho.
issue-need-unit = Di cómo se llama una, con 16 letras como mucho.
issue-need-scenario = Que no pase de 80 letras.
issue-need-coins = Elige al menos una moneda.
issue-need-days = Pon un número de días de 1 a { 3650 }.
issue-need-reference = Usa de 1 a 16 letras y cifras, sin acentos ni espacios.

## Pay

pay-title = Pagar
pay-nothing = Todavía no tienes monedas para pagar
pay-nothing-do = Cobra primero, o emite monedas de tu propia comunidad.
pay-which = ¿Qué monedas?
pay-held = Puedes gastar { $amount }.
pay-amount = Importe ({ $unit })
pay-keypad = Teclado numérico
pay-erase = Borrar la última cifra
pay-checking = Contando tus monedas…
pay-exact = Tus monedas suman justo esto.
pay-needs-change = Tus monedas no suman justo esto: tendrán que darte cambio.
pay-nearest = Sin cambio puedes pagar
pay-too-much = Es más de lo que puedes gastar: { $amount }.
pay-go = Pagar { $amount }
pay-go-empty = Pagar
pay-asked = Pagar lo que me pidan
pay-asked-hint = Ves el importe y dices que sí antes de que se pague nada.

## Get paid

receive-title = Cobrar
receive-amount = Importe
receive-amount-hint = Déjalo vacío y elige quien paga.
receive-memo = Nota
receive-memo-hint = ¿Para qué es? Ambos recibos la guardan.
receive-accept = ¿Qué monedas aceptas?
receive-accept-full = En una petición caben cuatro clases como mucho.
receive-new = También monedas nuevas para mí
receive-new-hint = Ves quién las emitió y decides antes de aceptarlas.
receive-nothing = Elige al menos una clase de monedas.
receive-go = Pedir { $amount }
receive-go-any = Que elija la otra persona

## The exchange

exchange-pay = Pagar { $amount }
exchange-pay-asked = Pagar lo que me pidan
exchange-receive = Recibir { $amount }
exchange-receive-any = Cobrar
exchange-resume = Terminar lo que está abierto
exchange-by-itself = Un pago se interrumpió. Pon el teléfono frente al de la misma persona y sigue donde estaba.
exchange-resume-why = Pon el teléfono frente al de la misma persona y sigue donde estaba.
exchange-own-code = Tu código, para la cámara del otro teléfono. Cambia solo.
exchange-camera = Lo que ve tu cámara
exchange-step-asked = pedido
exchange-step-offered = ofrecido
exchange-step-agreed = acordado
exchange-step-paid = pagado
exchange-step-done = hecho
exchange-meeting = Poned los dos teléfonos cara a cara, para que cada uno vea el código del otro.
exchange-exchanging = Mantened los teléfonos cara a cara.
exchange-sent-here = Entra
exchange-sent-there = Sale
exchange-of = { NUMBER($have) } de { NUMBER($need) }
exchange-compare = ¿Igual en ambas pantallas?
exchange-compare-do = Los cuatro dibujos deben ser iguales en ambos teléfonos.
exchange-digits = o en cifras: { $digits }
exchange-same = Es igual
exchange-different = Es distinto
exchange-confirmed = Esperando a que la otra persona también compare.
exchange-approve-pay = ¿Pagar { $amount } de { $community }?
exchange-approve-swap = ¿Cambiar { $amount } de { $community }?
exchange-pay-button = Pagar { $amount }
exchange-hand-over = Entregas
exchange-get-back = Te devuelven
exchange-get = Recibes
exchange-no-change = Nada: es justo.
exchange-note = Nota:
exchange-approve-receive = ¿Aceptar { $amount }?
exchange-receive-button = Aceptar { $amount }
exchange-new-issuer = Las monedas de { $community } son nuevas para ti. Acéptalas solo si confías en que esta comunidad las honra; compara la clave del emisor con alguien que la conozca.
exchange-issuer = Clave del emisor
exchange-expires = La primera caduca
exchange-decline = No, gracias
exchange-silent = El otro teléfono no se ve. Mantened los teléfonos cara a cara.
exchange-stop = Parar
exchange-stop-free = Aún no se ha pagado nada. Si paras, cada moneda se queda donde está.
exchange-stop-offer = Todavía puedes parar: las monedas que ofreciste vuelven a ti enseguida.
exchange-leave = Salir por ahora
exchange-leave-bound = Esto ya no se puede parar desde aquí. Si sales, queda abierto y sigue cuando os encontréis de nuevo.
exchange-leave-paid = Las monedas ya son tuyas. El otro teléfono aún tiene que saberlo: quédate un momento, o lo sabrá cuando os encontréis de nuevo.
exchange-not-now = Ahora no
exchange-not-now-hint = Queda abierto; lo encuentras en tu pantalla de inicio.
exchange-done-paid = Pagado: { $amount }
exchange-done-received = Recibido: { $amount }
exchange-done-swapped = Cambiado: { $amount }
exchange-done-do = Seguid frente a frente hasta que los dos teléfonos muestren la misma fruta.
exchange-see-receipt = Ver el recibo
exchange-stopped = Se ha parado
exchange-stopped-do = Seguid cara a cara un momento más, para que el otro teléfono también lo sepa.
exchange-home = A mi cartera

## The camera

camera-absent = No se encontró ninguna cámara.
camera-absent-do = Usa el texto de abajo: copia el tuyo, pega el suyo.
camera-denied = La cámara no está permitida.
camera-denied-do = Permítela en la barra de direcciones del navegador y pídela otra vez, o usa el texto de abajo.
camera-lost = La cámara se ha parado.
camera-lost-do = Pídela otra vez; no se ha perdido nada.
camera-off = La cámara está apagada.
camera-off-do = Enciéndela para ver el otro código.
camera-starting = La cámara está arrancando.
camera-starting-do = Si el navegador pregunta, permítela.
camera-watching = La cámara está mirando.
camera-watching-do = Lo mejor es una mano de distancia.
camera-retry = Pedir la cámara otra vez

## Codes as text

by-text-title = ¿Sin cámara? Por texto
by-text-how = Envía tu texto a la otra persona, pega aquí el suyo, y repetid hasta que esté pagado. No contiene nada que otros puedan gastar.
by-text-own = Tu código como texto
by-text-copy = Copiar
by-text-share = Compartir
by-text-copied = Copiado.
by-text-not-copied = No se pudo copiar: selecciona el texto y cópialo tú.
by-text-theirs = Pega aquí el suyo
by-text-give = Leer
by-text-given = Leído. Si el tuyo cambió arriba, envíalo otra vez.
by-text-not-a-code = Eso no es un código de este intercambio, o no está entero. No ha cambiado nada: cópialo otra vez.

## It stopped

problem-money-safe = No se ha pagado nada. Cada moneda está donde estaba.
problem-money-open = No se ha pagado nada nuevo. Lo abierto sigue abierto, y tus monedas están guardadas.
problem-code = Código:
problem-amount-differs = Te piden { $asked }, y tú escribiste { $typed }.
problem-amount-differs-do = Acordad el importe y empezad de nuevo.
problem-cannot-pay = Tus monedas y su cambio no pueden sumar { $asked }.
problem-cannot-pay-do = Pídeles otro importe. Estos los puedes pagar:
problem-cannot-pay-none = Pídeles otro importe, o cambia antes monedas con alguien.
problem-cannot-swap = La cartera a la que se pidió no tiene otras monedas que sumen { $value }.
problem-cannot-swap-do = Elige otras monedas para dar, o pídeselo a otra persona.
problem-pay-instead = Pagar { $amount }
problem-cannot-be-paid = Sus monedas y tu cambio no pueden sumar { $asked }.
problem-cannot-be-paid-do = Pide otro importe. Estos te los pueden pagar:
problem-cannot-be-paid-none = Pide otro importe, o cambia antes monedas con alguien.
problem-ask-instead = Pedir { $amount }
problem-change-amount = Cambiar el importe
problem-other-coins = Elegir otras monedas
problem-again = Empezar de nuevo
problem-deadline = Tardó más de lo que valía la oferta.
problem-deadline-do = Empieza de nuevo.
problem-misbehaved = La otra cartera dijo algo que no se sostiene.
problem-misbehaved-do = Empieza de nuevo. Si se repite, no pagues a esta persona con esta aplicación.
problem-other-version = La otra cartera habla otra versión ({ $seen }).
problem-other-version-do = Los dos: abrid la aplicación una vez con red, para que se actualice, y empezad de nuevo.
problem-refused = La otra cartera dijo que no: { $reason }
problem-refused-here = Tu cartera dijo que no: { $reason }
problem-same-role = Ambos teléfonos eligieron el mismo lado.
problem-same-role-do = Uno toca Pagar, el otro Cobrar.
problem-other-purpose = El otro teléfono no está aquí para pagar ni cobrar: salda con el emisor.
problem-other-purpose-do = Acordad una sola cosa: uno toca Pagar y el otro Cobrar, o uno Saldar con el emisor y el otro Saldar para otros.
problem-swapped-key = La clave de la otra cartera cambió mientras tanto: puede que alguien se esté metiendo.
problem-swapped-key-do = Acercaos, que nadie ponga una pantalla entre vosotros, y empezad de nuevo.
problem-codes-differ = Los códigos son distintos: puede que haya alguien en medio.
problem-codes-differ-do = Acercaos, que nadie ponga una pantalla entre vosotros, y empezad de nuevo.
problem-peer-left = La otra persona se fue antes de que hubiera nada en juego.
problem-peer-left-do = Empezad de nuevo cuando ambos estéis listos.
problem-cancelled = Uno de vosotros lo paró a tiempo.
problem-cancelled-do = Empezad de nuevo cuando queráis.
refusal-no-change = no se puede dar el cambio.
refusal-no-change-do = Prueba con otro importe, o trae monedas más pequeñas.
refusal-no-way = no hay manera de pagar este importe.
refusal-no-way-do = Pide otro importe.
refusal-no-version = las dos carteras no tienen ninguna versión en común.
refusal-no-version-do = Actualizad ambas aplicaciones con red, y empezad de nuevo.
refusal-unreadable = un mensaje no se pudo leer.
refusal-unreadable-do = Empieza de nuevo.
refusal-signature = una firma no se sostiene.
refusal-signature-do = Empieza de nuevo. Si se repite, no pagues con estas monedas.
refusal-community = no se aceptan monedas de esta comunidad.
refusal-community-do = Elige otras monedas, o pregunta si aceptarían estas.
refusal-expired = una moneda ha caducado.
refusal-expired-do = Paga con monedas que aún valgan.
refusal-worn = una moneda ha pasado por demasiadas manos.
refusal-worn-do = Paga con otras monedas; esta debe volver a su emisor.
refusal-over-limit = supera el límite.
refusal-over-limit-do = Prueba con un importe menor.
refusal-seen-before = una moneda ya se vio antes: puede que ya se haya gastado.
refusal-seen-before-do = No la aceptes. Pregunta de dónde viene la moneda.
refusal-declined = la persona no quiso.
refusal-declined-do = Habladlo, y empezad de nuevo.
refusal-stopped = este pago ya se había parado.
refusal-stopped-do = Empieza de nuevo.
refusal-out-of-turn = un mensaje llegó fuera de turno.
refusal-out-of-turn-do = Empieza de nuevo.
refusal-unknown = no conoce este pago.
refusal-unknown-do = Asegúrate de que es el teléfono de la misma persona que antes.
refusal-amount = el importe no es el que se acordó.
refusal-amount-do = Acordad el importe y empezad de nuevo.
refusal-not-all-shown = no se mostraron todas las monedas del pago, y quien cobra no lo ha confirmado.
refusal-not-all-shown-do = Encuéntrate antes con quien cobra, o vuelve con todas las monedas de ese pago.
refusal-spent-twice = una moneda se gastó dos veces.
refusal-spent-twice-do = Paga con otras monedas; solo el emisor de esta puede decir de quién es.
refusal-clocks = los dos relojes no coinciden en si una moneda ha caducado.
refusal-clocks-do = Poned en hora ambos teléfonos y empezad de nuevo.
refusal-other-purpose = los dos teléfonos están aquí para cosas distintas.
refusal-other-purpose-do = Acordad una sola cosa, y empezad de nuevo.

## The receipt

receipt-title = Recibo
receipt-paid = Pagaste
receipt-received = Recibiste
receipt-swapped = Monedas cambiadas
receipt-loading = Comprobando cada moneda…
receipt-missing = Ese recibo no está aquí
receipt-missing-do = Esta cartera no conoce ese pago. Puede ser de otra cartera o de otro navegador.
receipt-community = Comunidad
receipt-when = Cuándo
receipt-peer = La otra cartera
receipt-note = Nota
receipt-coins-paid = Monedas pagadas
receipt-coins-back = Cambio
receipt-coins-given = Monedas que diste
receipt-coins-got = Monedas que recibiste
receipt-verified =
    { $count ->
        [one] { $count } entrega, todas las firmas se sostienen
       *[other] { $count } entregas, todas las firmas se sostienen
    }
receipt-not-verified =
    { $count ->
        [one] { $count } entrega, no se pudo comprobar
       *[other] { $count } entregas, no se pudo comprobar
    }
receipt-header = Número del pago
receipt-header-hint = El mismo en ambos recibos.
receipt-no-header = Aún no hay: las dos partes no han firmado.
receipt-done = Listo

## What the camera sees

sight-goes-on = Seguimos donde estabais. Poned los teléfonos cara a cara otra vez.
sight-blind = Tu cámara no ve su código
sight-blind-do = Poned ambas pantallas al máximo brillo, sin reflejos de lámparas, y a una o dos manos de distancia.
sight-other-way = Si eso no ayuda, usa la cámara de atrás: entonces es por turnos.
sight-other-way-use = Usar la cámara de atrás
sight-unseen-there = Tú ves su código, pero aún no ven el tuyo
sight-unseen-there-do = Pon tu pantalla al máximo brillo, inclínala lejos de las lámparas y acércala a su cámara.
sight-show-now = Pon tu pantalla ante la cámara del otro teléfono.
sight-read-now = Ahora lee el suyo: apunta la parte de atrás de este teléfono a su pantalla.
sight-rest-now = Ahora no hay nada que mostrar. Mira lo que se pregunta abajo.
sight-one-way = Uno después del otro, con la cámara de atrás. Nada de lo leído se pierde.
sight-both-ways = Otra vez cara a cara
sight-cameras = Otra cámara
sight-front = Delantera
sight-rear = Trasera
sight-unnamed = Cámara { NUMBER($number) }
sight-torch-on = Encender la luz
sight-torch-off = Apagar la luz
sight-missing = faltan { NUMBER($missing) }
sight-not-ours = Eso es { $what }, no un código de otra cartera como esta.
sight-untouched = Aquí no ha cambiado nada.
sight-foreign-bbqr = un código BBQr
sight-foreign-bitcoin = un código de Bitcoin
sight-foreign-cashu = un token o una petición de Cashu
sight-foreign-epc = una transferencia bancaria (EPC)
sight-foreign-lightning = un código de Lightning (LNURL o factura)
sight-foreign-text = un texto
sight-foreign-unknown = datos en un formato que esta aplicación no conoce
sight-foreign-ur = un UR de otra aplicación
sight-foreign-url = una dirección web
sight-foreign-wifi = la clave de una red wifi
sight-request = Se ha leído un enlace que pide { $amount }.
sight-request-open = Se ha leído un enlace que pide un pago.
sight-request-take = Ir a Pagar con él
sight-close = Cerrar
sight-same-pay = Ambos teléfonos eligieron Pagar.
sight-same-pay-other = Yo cobro
sight-same-receive = Ambos teléfonos eligieron Cobrar.
sight-same-receive-other = Yo pago
sight-same-do = Uno de vosotros toca aquí, en un solo teléfono; el otro no hace nada, y sigue solo.

## Settle with the issuer

settle-title = Saldar con el emisor
settle-intro = Quienes emitieron las monedas pueden decir con certeza qué es tuyo. Lo hace su teléfono, cara a cara; no hace falta red.
settle-nothing = No hay ningún emisor con quien encontrarse
settle-nothing-do = Aquí saldas con los emisores de las monedas que te pagaron. Aún no tienes ninguna de otros.
settle-clear = Todo está saldado: no hay nada que preguntar a este emisor.
settle-transfers =
    { $count ->
        [one] { $count } pago
       *[other] { $count } pagos
    }
settle-transfers-means = El emisor anota los pagos que ocurrieron y decide los que están en duda.
settle-needs-quarantined = en cuarentena
settle-needs-quarantined-means = Puede que se gastaran antes de restaurar esta cartera. La renovación por el emisor las libera; devolverlas siempre está permitido.
settle-needs-contested = disputado
settle-needs-contested-means = Alguien antes que tú las gastó dos veces. Solo el emisor puede decir si son tuyas.
settle-needs-with-issuer = con el emisor
settle-needs-with-issuer-means = Las cediste con tu firma y falta la respuesta: llega cuando os encontréis de nuevo.
settle-needs-change = cambio por llegar
settle-needs-change-means = El emisor ha anotado el pago del que esto es el cambio. Una vez renovado, puedes pagar con él.
settle-needs-worn = gastado
settle-needs-worn-means = Solo pueden pasar por unas pocas manos más. Una vez renovadas, pueden circular de nuevo.
settle-needs-on-trust = recibido de confianza
settle-needs-on-trust-means = Puedes pagar con ellas. Una vez renovadas, ya nadie puede reclamarlas.
settle-meet = Encontrarse con el emisor
settle-own-intro = Tú emitiste estas monedas, así que este teléfono las salda solo. Para ti valen las mismas reglas que para todos: la duda se decide cuando se acaba su plazo, no antes.
settle-own-settle = Saldar conmigo
settle-own-asking = Tu cartera se pregunta a sí misma.
settle-give-back = Devolver monedas
settle-give-back-means = Las monedas que devuelves se van para siempre: salen de tu cartera y nadie puede volver a pagar con ellas. Acordad antes qué recibes por ellas; la persona del emisor tiene que decir que sí.
settle-give-back-held = Puedes devolver { $amount }.
settle-give-back-exact = Tus monedas suman justo esto.
settle-give-back-not-exact = Tus monedas no suman justo esto, y el emisor no da cambio.
settle-give-back-nearest = Puedes devolver
settle-give-back-too-much = Es más de lo que tienes: { $amount }.
settle-give-back-go = Devolver { $amount } para siempre
settle-give-back-go-empty = Devolver monedas
settle-coins =
    { $count ->
        [one] { $count } moneda
       *[other] { $count } monedas
    }
settle-home-needs = Aún sin saldar: { $what }.
settle-home-blocked =
    { $coins ->
        [one] { $coins } moneda no se puede gastar antes.
       *[other] { $coins } monedas no se pueden gastar antes.
    }
settle-home-give-back = Devolver monedas
settle-serve = Saldar para otros
settle-meeting = Pon tu teléfono frente al del emisor, donde esté abierto «Saldar para otros».
settle-serve-meeting = Pon tu teléfono frente al de quien vino a saldar, donde esté abierto «Saldar con el emisor».
settle-exchanging = Mantened los teléfonos cara a cara hasta que todo tenga respuesta.
settle-done-do = Todo está preguntado y respondido.
settle-with = Saldando con { $community }
settle-finished-with = Saldado con { $community }
settle-finished = Saldado
settle-done = Hecho hasta ahora
settle-all-done = Lo que se hizo
settle-none-yet = Nada todavía.
settle-none-at-all = No había nada que hacer.
settle-left =
    { $count ->
        [one] Queda { $count } pregunta
       *[other] Quedan { $count } preguntas
    }
settle-leave = Lo que figura como hecho, hecho queda. Si sales, lo demás sigue como está y se preguntará cuando os encontréis de nuevo.
settle-next = Saldar para la siguiente persona
settled-renewed = { $amount }: renovado
settled-renewed-means = Saldado: nadie más puede reclamar estas monedas, y vuelven a tener todas sus manos por delante.
settled-given-back = { $amount }: devuelto
settled-given-back-means = Estas monedas se han ido para siempre.
settled-registered = Pago de { $amount } anotado
settled-registered-means = Queda firme, pase lo que pase con cualquiera de los teléfonos.
settled-filed = Pago de { $amount }: el emisor decide a más tardar el { $day }
settled-filed-means = Si para entonces quien paga no ha mostrado al emisor que ocurrió, no ocurrió, y tu cambio vuelve a ser tuyo. Vuelve después de ese día, o encuéntrate antes con quien paga.
settled-voided = El pago de { $amount } no ocurrió
settled-voided-means = El emisor lo declaró nulo. Todo está como antes, y el cambio retenido vuelve a ser tuyo.
settled-received = { $amount }: recibido, al final
settled-received-means = Quien paga había mostrado al emisor que ocurrió. Las monedas son tuyas.
settled-dead = { $amount }: es de otra persona
settled-dead-means = Alguien pagó antes a otra persona con las mismas monedas. Tu cartera guarda las firmas que muestran quién; enséñalas a tu comunidad.
settled-listening = El emisor solo escucha hasta el { $day }
settled-listening-means = Su cartera se restauró de una copia de seguridad y primero tiene que saber qué firmó. No ha cambiado nada; vuelve después de ese día.
settled-refused = El emisor dijo que no: { $why }
served-renewed = { $amount }: renovado
served-renewed-means = Quien las tiene recibe monedas nuevas del mismo valor; las firmas antiguas se archivan aquí.
served-given-back = { $amount }: recuperado
served-given-back-means = Estas monedas salen de circulación para siempre.
served-registered = Pago de { $amount } anotado
served-registered-means = Queda firme, muestren lo que muestren después las dos personas.
served-filed = Pago de { $amount }: decides tú a más tardar el { $day }
served-filed-means = Si nadie muestra antes que ocurrió, tu cartera lo declara nulo cuando se vuelva a preguntar.
served-voided = Pago de { $amount } declarado nulo
served-voided-means = Nadie mostró a tiempo que ocurrió.
served-received = { $amount }: entregado a quien cobra
served-received-means = Quien paga había mostrado que ocurrió.
served-dead = { $amount }: es de otra persona
served-dead-means = Con estas monedas se pagó antes a otra persona. Quien las tiene guarda las firmas que muestran quién lo hizo.
served-listening = Tu cartera solo escucha hasta el { $day }
served-listening-means = Se restauró de una copia de seguridad y primero tiene que saber qué firmó. No ha cambiado nada.
served-refused = Tu cartera dijo que no: { $why }
settle-take-back = ¿Recuperar { $amount } de { $community }?
settle-take-back-means = Quien las tiene devuelve estas monedas para siempre: salen de circulación. Di que sí cuando hayáis acordado qué recibe por ellas.
settle-take-back-button = Recuperar { $amount }
settle-unknown-amount = un importe que aquí no se mostró
settle-problem-money = No se ha perdido ninguna moneda. Lo que figura como hecho está hecho; todo lo demás está como antes.
settle-same-role = Ambos teléfonos eligieron el mismo lado.
settle-same-role-do = Quien tiene las monedas toca Saldar con el emisor; el emisor toca Saldar para otros.
settle-other-purpose = El otro teléfono no está aquí para saldar: paga, o quiere cobrar.
settle-other-purpose-do = Acordad una sola cosa: uno toca Saldar con el emisor y el otro Saldar para otros, o uno Pagar y el otro Cobrar.
settle-not-the-issuer = la otra cartera no emitió estas monedas.
settle-not-the-issuer-do = Encuéntrate con quienes las emitieron; su nombre está encima de las monedas.
settle-peer-left = El otro teléfono se fue antes de que todo tuviera respuesta.
settle-peer-left-do = Encontraos de nuevo: sigue con lo que falta.
settle-cancelled = Uno de vosotros lo paró.
settle-cancelled-do = Encontraos de nuevo cuando queráis: sigue con lo que falta.
settle-declined = su persona lo decidió así.
settle-declined-do = No se recuperó nada. Las monedas son tuyas como antes: el emisor las renovó.

## Coins spent twice, and wallets put back

warning-spent-twice = Gastado dos veces
warning-coin = La moneda { $label } se gastó dos veces
warning-coin-unknown = Una moneda se gastó dos veces
warning-culprit = La clave { $key } la cedió a dos personas. Cualquiera puede comprobar la prueba; tu cartera la transmite cuando pagas.
warning-ours = Esa clave es tuya: otra cartera hecha de la misma copia de seguridad está en uso, y ambas gastan las mismas monedas.
warning-ours-do = Sigue solo con una de las dos. Pon en cuarentena sus monedas y salda con el emisor: solo él puede decir qué monedas siguen siendo tuyas.
warning-held = Tienes esta moneda. Hasta que el emisor diga si es tuya, no está en tu saldo.
warning-held-do = Salda con el emisor, y pregunta a quien te pagó con ella.
warning-cleared = El emisor ha dicho que esta moneda es tuya.
warning-cleared-do = No tienes que hacer nada.
warning-lost = El emisor ha dicho que esta moneda es de otra persona: la has perdido.
warning-lost-do = Pide a quien te pagó con ella que lo repare. La prueba muestra qué clave firmó dos veces: enséñala a tu comunidad.
warning-not-held = Esta cartera no tiene la moneda.
warning-not-held-do = No tienes que hacer nada.
warning-problem = Una moneda de este pago se gastó dos veces: la clave { $culprit } la cedió a dos personas, y tu cartera tiene la prueba.
warning-problem-do = Salda con el emisor antes de pagar con estas monedas o de aceptarlas otra vez. La prueba está en tu pantalla de inicio.
warning-learnt = Se sabe aquí desde el { $moment }
warning-quarantine = Poner mis monedas en cuarentena
warning-quarantine-means = No podrás pagar con ninguna moneda de otras comunidades hasta que su emisor la renueve, y nunca más con las que emitiste tú: en su lugar emites otras nuevas. Aquí no se puede deshacer; devolver monedas sigue siendo posible.
warning-quarantine-yes = Todas en cuarentena
warning-quarantine-no = Dejarlas como están
warning-restored = Restaurada de una copia de seguridad
warning-restored-means = Esta cartera se restauró de una copia de seguridad el { $day }, y puede haber gastado monedas después de esa copia. Están en cuarentena: fuera de tu saldo, y no se puede pagar con ellas.
warning-restored-do = La renovación por el emisor las libera. Devolverlas siempre está permitido.
warning-restored-own = Las monedas que emitiste tú se quedan en cuarentena para siempre. Puede que estén en otras manos, y nadie puede saberlo salvo quien las traiga. Emite monedas nuevas en su lugar: no pierdes nada con ello.

## El comité: varias personas saldan juntas

committee-title = Comité
committee-means = Varias personas saldan juntas para una comunidad: ninguna puede sola decidir, engañar o hacer falta. Sus teléfonos están enlazados directamente; basta una misma wifi o un punto de acceso, sin internet.
committee-people = Quién está en él
committee-me = este teléfono
committee-linked = enlazado
committee-away = fuera de alcance
committee-has-founded = está de acuerdo
committee-how-many = Un comité tiene 4, 7, 10 o 13 miembros. Enlaza los teléfonos de todos con uno de ellos: basta con eso.
committee-link = Enlazar un teléfono
committee-link-stop = Dejar de enlazar
committee-linking = Pon los dos teléfonos frente a frente
committee-linking-how = En ambos se abre «Enlazar un teléfono». Cada uno lee el código del otro; entonces están enlazados.
committee-code-shown = El código para el otro teléfono
committee-by-text = Sin cámara
committee-paste = El código del otro teléfono, como texto
committee-no-network = Este teléfono no está en ninguna red en la que pueda estar el otro. Entrad en la misma wifi, o que uno de los teléfonos abra un punto de acceso; no hace falta internet.
committee-unsupported = Este navegador no puede enlazarse con otros teléfonos.
committee-found = Fundar un comité de estos { NUMBER($people) }
committee-compare = ¿Muestra cada teléfono este número?
committee-compare-means = Léelo en voz alta. Acepta solo si todos muestran el mismo: entonces nadie está en medio de los teléfonos.
committee-agree = Todos iguales: acepto
committee-waits = Esperando el acuerdo de los demás.
committee-step-back = No fundarlo
committee-reach =
    { $reached ->
        [one] Un miembro está al alcance; { NUMBER($quorum) } deciden juntos.
       *[other] { NUMBER($reached) } miembros están al alcance; { NUMBER($quorum) } deciden juntos.
    }
committee-open = Deja este monedero abierto mientras saldas para otros. Quien no estaba oye después lo que se decidió. Un monedero recuperado de una copia ya no está en ningún comité.
committee-issue = Emitir monedas para las que salda
committee-issue-together = Mi comité salda para estas monedas
committee-issue-together-hint = Si no, lo hace este monedero solo.
committee-failed = Lo que este monedero guarda para su comité no se puede leer. Prefiere no decir nada allí a decir algo falso; tus monedas están a salvo.
committee-unseated = Otro dispositivo, o una copia posterior de este monedero, habla en tu nombre en este comité. Este ya no está en él, para que nadie pueda echarte en cara dos palabras. Tus monedas están a salvo; los demás siguen.

## Settings

settings-title = Ajustes
settings-language = Idioma
settings-language-missing = Ese idioma no se pudo cargar. Vuelve a cargar la página con red e inténtalo otra vez.
settings-dial = Cuánto aceptas de confianza
settings-dial-means = Sin red, nadie puede ver si una moneda se dio también a otra persona. Por eso lo que su emisor aún no te ha renovado es de confianza, y estos límites dicen cuánto aceptas: de cada clase de monedas, en 24 horas. Las monedas que vienen directas de su emisor no cuentan.
settings-each-stranger = De una persona desconocida
settings-each-stranger-hint = Hasta aquí, tu cartera acepta monedas sin preguntar.
settings-all-strangers = De todas las desconocidas juntas
settings-all-strangers-hint = Una multitud de desconocidos no puede deberte más que esto.
settings-each-person = De una persona que conoces
settings-each-person-hint = Para la gente de la que has dicho que la conoces.
settings-ask-up-to = Preguntarme hasta
settings-ask-up-to-hint = Por encima de los límites anteriores se te pregunta, hasta esta cantidad por persona. 0: nunca preguntar, rechazar.
settings-hops = Manos por las que puede haber pasado una moneda
settings-hops-hint = Contadas desde que su emisor la vio.
settings-age-days = Días desde que el emisor vio una moneda
settings-age-days-hint = Por las monedas más antiguas se te pregunta.
settings-empty = Vacío significa sin límite.
settings-keep = Guardar estos límites
settings-kept = Estos límites valen.
settings-reset = Volver a los de fábrica
settings-order = «De una persona desconocida» es más que «de todas las desconocidas juntas»: vale el menor de los dos.
settings-backup = ¿Restaurada de una copia de seguridad?
settings-backup-means = Si los datos de este dispositivo se restauraron de una copia, u otro dispositivo usa la misma copia, puede que se hayan gastado monedas que esta cartera aún muestra.
settings-backup-done = Las monedas de esta cartera se pusieron en cuarentena. Salda con sus emisores para volver a usarlas.

## Why coins are taken, or asked about

reason-title-asked = Lo que habla a favor y en contra
reason-title-taken = Por qué tu cartera aceptó las monedas
reason-speaks-for = a favor:
reason-speaks-against = en contra:
reason-no-limit = ninguno
reason-issuer-is-payer = Nada es de confianza: las monedas vienen directas de su emisor.
reason-own-issue = Nada es de confianza: son monedas de tu propia emisión que vuelven a casa.
reason-within-stranger = De confianza de esta persona desconocida en un día: { $sum }. Tu límite: { $limit }.
reason-within-strangers = De confianza de todas las desconocidas en un día: { $sum }. Tu límite: { $limit }.
reason-known-person = De confianza de esta persona, a la que conoces, en un día: { $sum }. Tu límite: { $limit }.
reason-over-stranger = De confianza de esta persona desconocida en un día: { $sum }. Supera tu límite de { $limit }.
reason-over-strangers = De confianza de todas las desconocidas en un día: { $sum }. Supera tu límite de { $limit }.
reason-over-person = De confianza de esta persona en un día: { $sum }. Supera tu límite de { $limit }.
reason-over-ask = De confianza de esta persona en un día: { $sum }. Por encima de { $limit } tu cartera ni siquiera pregunta.
reason-person-agreed = Se te preguntó, y dijiste que sí.
reason-too-many-hops =
    { $hops ->
        [one] Una moneda pasó por { $hops } mano desde que su emisor la vio. Tu límite: { NUMBER($limit) }.
       *[other] Una moneda pasó por { $hops } manos desde que su emisor la vio. Tu límite: { NUMBER($limit) }.
    }
reason-too-old =
    { $days ->
        [one] El emisor vio una moneda por última vez hace { $days } día. Tu límite: { NUMBER($limit) }.
       *[other] El emisor vio una moneda por última vez hace { $days } días. Tu límite: { NUMBER($limit) }.
    }
reason-clock-doubtful = Los dos relojes no coinciden, así que valen los límites de una persona desconocida.
reason-convicted = Una prueba de fraude nombra la clave de esta persona.
reason-over-limit = Serían { $on-trust } de confianza, y quien lo recibe acepta ahora { $limit }.
reason-over-limit-do = Acordad un importe menor, haced que el emisor renueve antes las monedas, o cambiad los límites en los ajustes de quien las recibe.

## The 32 symbols

symbol-sun = sol
symbol-moon = luna
symbol-star = estrella
symbol-cloud = nube
symbol-lightning = rayo
symbol-drop = gota
symbol-flame = llama
symbol-mountain = montaña
symbol-tree = árbol
symbol-leaf = hoja
symbol-flower = flor
symbol-apple = manzana
symbol-cherry = cereza
symbol-mushroom = seta
symbol-fish = pez
symbol-heart = corazón
symbol-house = casa
symbol-key = llave
symbol-bell = campana
symbol-boat = barco
symbol-anchor = ancla
symbol-umbrella = paraguas
symbol-cup = taza
symbol-hat = sombrero
symbol-book = libro
symbol-lamp = lámpara
symbol-flag = bandera
symbol-crown = corona
symbol-ladder = escalera
symbol-wheel = rueda
symbol-clock = reloj
symbol-letter = carta

## Safety: what opens the wallet, and what brings it back

unlock-wait =
    { $seconds ->
        [one] Falló varias veces. Podrás volver a probar en un segundo.
       *[other] Falló varias veces. Podrás volver a probar en { $seconds } segundos.
    }
unlock-passkey = Abrir con este dispositivo
welcome-passkey = Usar el bloqueo de este dispositivo
passkey-declined = El dispositivo no respondió. Nada ha cambiado.
passkey-without-secret = El bloqueo de este dispositivo no puede abrir una cartera. Usa una frase secreta.
safety-title = Copia y bloqueo
safety-means = Lo que devuelve la cartera si se pierde el teléfono, y lo que la abre.
safety-open = Abrir
safety-backup = Copia de seguridad
safety-backup-means = Un archivo con todas tus monedas y tus claves, cerrado con una frase secreta. Guárdalo fuera de este dispositivo. Las monedas que entran o salen después no están en él: haz otro de vez en cuando.
safety-none = Aún no hay copia. Si se pierde este dispositivo, se pierden las monedas.
safety-old = La última copia es de { $moment }. Algo ha cambiado desde entonces.
safety-good = La copia de { $moment } lo contiene todo.
safety-backup-do = Hacer una copia
safety-backup-how = Elige una frase secreta para el archivo. Puede ser la de esta cartera. Sin ella nadie abre el archivo, tampoco tú.
safety-backup-done = Tienes una copia. Guarda el archivo en un lugar seguro y pruébalo una vez.
safety-test-do = Probar una copia
safety-test-how = Abre una copia y dice qué devolvería. Nada cambia en esta cartera.
safety-choose = Elegir un archivo
safety-need-file = Elige primero un archivo.
safety-file-passphrase = Frase secreta del archivo
safety-current = Frase secreta de esta cartera
safety-need-current = Escribe la frase secreta.
safety-new = Nueva frase secreta
safety-wrong = Esa frase no abre esta cartera. Nada ha cambiado.
safety-tested = Esta copia devolvería todo lo que contiene.
safety-tested-partly =
    { $count ->
        [one] Una moneda de este archivo perdió su historia y no podría gastarse.
       *[other] { $count } monedas de este archivo perdieron su historia y no podrían gastarse.
    }
safety-tested-from = Cartera { $name }, { $moment }
safety-tested-coins =
    { $count ->
        [one] { $community }: { $amount }, una moneda
       *[other] { $community }: { $amount }, { $count } monedas
    }
safety-tested-movements =
    { $count ->
        [one] Un movimiento
       *[other] { $count } movimientos
    }
safety-foreign = Esto no es una copia de una cartera. Nada ha cambiado.
safety-newer = Esta copia es de una versión posterior de la app (formato { NUMBER($version) }). Actualiza la app y prueba otra vez.
safety-unopenable = La frase no abre este archivo, o el archivo está dañado. Nada ha cambiado.
safety-damaged = El archivo se abre, pero no se lee. Nada ha cambiado. Prueba una copia anterior.
safety-exhausted = Este dispositivo no tiene memoria para abrir el archivo. Cierra otras apps y prueba otra vez.
safety-words = 24 palabras
safety-words-means = En papel, estas palabras devuelven tus claves: tu nombre de emisor, y nada de lo que tienes. Las monedas solo vuelven de una copia.
safety-words-do = Mostrar las palabras
safety-words-how = Asegúrate de que nadie mire tu pantalla. Quien tiene estas palabras tiene tus claves.
safety-words-shown = Escríbelas en papel en este orden. Nadie de JuiceTokens te las pedirá nunca.
safety-words-written = Las he escrito
safety-locks = Lo que abre esta cartera
safety-passphrase-do = Cambiar la frase secreta
safety-passphrase-add = Añadir una frase secreta
safety-passphrase-how = Desde entonces solo la nueva abre esta cartera. Las copias conservan la frase con la que se hicieron.
safety-passphrase-done = La nueva frase abre esta cartera.
safety-passkey-do = Añadir el bloqueo de este dispositivo
safety-passkey-how = Una huella, una cara o el código del dispositivo abrirá también la cartera. La frase secreta sigue valiendo.
safety-passkey-done = El bloqueo de este dispositivo abre la cartera desde ahora.
safety-passkey = Bloqueo de dispositivo { NUMBER($number) }
safety-passkey-remove = Quitar
safety-removal-how = El bloqueo del dispositivo ya no abrirá esta cartera. Lo que queda debe abrirla ahora, para que nadie se quede fuera.
safety-removal-done = Se quitó el bloqueo del dispositivo.
safety-lock-refused = No se pudo poner este bloqueo. Lo que abría la cartera la sigue abriendo.
safety-unsaved = Este navegador no pudo guardar el archivo. No hay copia; prueba otro navegador.
safety-use-passkey = Usar el bloqueo de este dispositivo
safety-nag = Esta cartera no tiene copia. Si se pierde el teléfono, se pierden las monedas.
safety-nag-old = Tu última copia no tiene las últimas monedas.

## Putting a wallet back

restore-title = Recuperar una cartera
restore-file = De una copia de seguridad
restore-file-means = Una copia de seguridad o de emergencia: devuelve claves, monedas y movimientos como estaban.
restore-file-quarantine = Las monedas empiezan en cuarentena: pueden haberse gastado después de la copia. El emisor las renueva cuando os veis.
restore-phone = Del teléfono anterior
restore-phone-means = Si aún lo tienes: paga todo, y no hay que renovar nada.
restore-phone-1 = Crea una cartera nueva en este teléfono.
restore-phone-2 = En ambos teléfonos: Ajustes, luego “Copia y bloqueo”, luego “Pasar a un teléfono nuevo”.
restore-phone-3 = Haz los pagos uno tras otro en ambos. Cuando el antiguo diga que ha pasado todo, haz aquí una copia.
restore-phone-issuer = Si tú emites monedas, usa una copia: la clave de un emisor no se puede pagar.
restore-words = De 24 palabras
restore-words-means = Devuelve solo las claves, y ninguna moneda.
restore-words-only = Las palabras devuelven tus claves. Las monedas no están: si tienes una copia, úsala.
restore-typed-words = Las 24 palabras
restore-typed-words-hint = En su orden, separadas por espacios.
restore-need-words = Escribe las palabras.
restore-words-count =
    { $count ->
        [one] Es una palabra; son 24. Nada ha cambiado.
       *[other] Son { $count } palabras; son 24. Nada ha cambiado.
    }
restore-words-unknown = La palabra { NUMBER($number) } no está en la lista. Busca una errata.
restore-words-checksum = Todas existen, pero no van juntas. ¿Es correcto el orden?
restore-submit = Recuperar
restore-outcome = Tu cartera ha vuelto
restore-back = Ha vuelto
restore-needs = Necesita a alguien
restore-lost = No puede volver
restore-file-back = Tus claves, tus movimientos y tus monedas, en cuarentena.
restore-file-needs = Las monedas: su emisor las renueva al saldar. Los pagos abiertos: la otra cartera, o el emisor.
restore-file-lost = Lo que recibiste después de la copia, y las monedas gastadas desde entonces.
restore-words-back = Tus claves: como emisor te conocen por la misma clave.
restore-words-needs = La gente que te debe o tiene tus monedas: te lo muestra cuando os veis.
restore-words-lost = Las monedas del dispositivo perdido, y sus movimientos.
restore-read = Entendido

## Health: what is stored, whether it stays, and what to do

health-title = Estado
health-means = Si tus monedas se quedan donde están, y qué puede hacer este dispositivo.
health-well = Todo va bien: aquí no hay nada que hacer.
health-storage = Almacenamiento
health-not-kept-do = Haz una copia de seguridad. Instala la aplicación, úsala unos días y vuelve a pedirlo: la mayoría de los navegadores aceptan entonces.
health-used = Se usan { $used } MB de los { $quota } MB que da el navegador.
health-full-do = Queda poco espacio. Borra otra cosa de este dispositivo, o pronto no se podrán guardar los pagos.
health-place = Aplicación o pestaña
health-installed = JuiceTokens está instalado: funciona como una aplicación propia.
health-tab = JuiceTokens funciona en una pestaña del navegador.
health-update = Actualización
health-update-do = Hay una versión nueva descargada. Entra cuando tú lo digas; tu cartera se queda.
health-newest = No espera ninguna versión más nueva.
health-time = Hora
health-time-verified = { NUMBER($agreeing) } de { NUMBER($clocks) } relojes coinciden, este incluido.
health-time-consensus = Otro reloj coincide con este, y también una fecha firmada por otros.
health-time-inadequate = Nadie ha confirmado aún el reloj de este dispositivo; cada pago compara dos. Hasta entonces pueden rechazarse monedas a punto de caducar. Todo lo demás funciona.
health-time-bound = Otros han firmado que es más tarde de { $moment }.
health-time-corrected = El reloj de este dispositivo va por detrás, así que no se le cree.
health-sign-ahead =
    { $count ->
        [one] El reloj de este dispositivo se adelantó un minuto con la aplicación abierta.
       *[other] El reloj de este dispositivo se adelantó { $count } minutos con la aplicación abierta.
    }
health-sign-back =
    { $count ->
        [one] El reloj de este dispositivo se atrasó un minuto con la aplicación abierta.
       *[other] El reloj de este dispositivo se atrasó { $count } minutos con la aplicación abierta.
    }
health-sign-behind =
    { $count ->
        [one] El reloj de este dispositivo va un minuto por detrás de lo que otros firmaron.
       *[other] El reloj de este dispositivo va { $count } minutos por detrás de lo que otros firmaron.
    }
health-sign-peer-back = El reloj de alguien con quien te encontraste fue hacia atrás entre dos pagos.
health-sign-peer-ahead = El reloj de alguien con quien te encontraste iba adelantado justo cuando iban a caducar monedas.
health-time-do = Deja que el sistema ajuste solo la fecha y la hora, y vuelve a mirar aquí.
health-device = Este dispositivo
health-has = Tiene: { $parts }.
health-lacks = El navegador no ofrece: { $parts }.
health-camera = cámara
health-share = compartir con otras aplicaciones
health-passkey = bloqueo del dispositivo
health-bluetooth = Bluetooth
health-nfc = NFC
health-no-camera-do = Sin cámara, los pagos van con textos que copias y pegas.
health-radio = JuiceTokens no usa ni Bluetooth ni NFC.
health-versions = Versiones y cantidades
health-stored = Monedas: { $coins }. Movimientos: { $movements }. Cambios guardados: { $changes }.
health-formats = Aplicación { $app } ({ $build }), protocolo { NUMBER($protocol) }, base de datos { NUMBER($database) }, cabecera { NUMBER($header) }.
health-file-open = Leer el archivo

## Install: how, and how a wallet gets into the app

install-title = Instalar JuiceTokens
install-how = Cómo se hace aquí
install-phone-1 = Toca el botón de compartir del navegador: un cuadrado con una flecha hacia arriba.
install-phone-2 = Elige “Añadir a pantalla de inicio” y luego “Añadir”.
install-phone-3 = Abre JuiceTokens desde ahí y usa tu cartera solo ahí.
install-desk-1 = Abre el menú “Archivo” de Safari.
install-desk-2 = Elige “Añadir al Dock” y luego “Añadir”.
install-menu = Abre el menú del navegador y elige “Instalar” o “Añadir a pantalla de inicio”, si lo ofrece. La aplicación tiene la misma cartera que esta pestaña.
install-why = Por qué importa aquí
install-rule = Safari borra lo que una página ha guardado si no la visitas en siete días. Una aplicación instalada no se borra.
install-apart = La pestaña y la aplicación instalada no comparten nada: una cartera en una no está en la otra.
install-before = Instálala antes de que tu cartera tenga algo
install-move = Pasar esta cartera a la aplicación
install-move-pay = Con pagos
install-move-pay-how = Crea una cartera en la aplicación y págaselo todo. En un solo teléfono, copia los textos de aquí allá y de vuelta: después no hay que renovar nada.
install-move-file = Con un archivo
install-move-file-1 = Haz aquí una copia de seguridad.
install-move-file-2 = Detén esta pestaña con el botón de abajo: dos carteras que pagan con las mismas monedas se toman por fraude.
install-move-file-3 = En la aplicación, elige “Recuperar una cartera” y el archivo. Las monedas esperan allí a que sus emisores las renueven.

## Moving to a new phone: one payment after another

handover-title = Pasar a un teléfono nuevo
handover-means = El teléfono antiguo le paga todo al nuevo, un tipo de monedas tras otro. Después no hay que renovar nada.
handover-old = Este es el teléfono antiguo
handover-new = Este es el teléfono nuevo
handover-next = Pagar { $amount }
handover-left =
    { $count ->
        [one] Queda un pago.
       *[other] Quedan { $count } pagos. Un pago mueve hasta 63 monedas.
    }
handover-done =
    { $count ->
        [one] Un pago está hecho.
       *[other] { $count } pagos están hechos.
    }
handover-all = Ha pasado todo lo que puede pasar.
handover-stays = Qué se queda aquí y por qué
handover-bound = está en un pago sin terminar. Termínalo primero.
handover-issuer = espera al emisor. Salda primero; después puede pasar.
handover-worn = ha pasado por todas las manos permitidas. El emisor lo renueva.
handover-paper = está en papel. Guarda el papel: su código vale lo mismo en cualquier teléfono.
handover-gone = ha caducado, o es de otra persona.
handover-issuing = Tú emites { $community }: la clave de un emisor no se puede pagar. Conserva este teléfono para eso, o recupera una copia en el nuevo.
handover-history = Tus movimientos y recibos se quedan en este teléfono. Guárdalos antes como tabla si los necesitas.
handover-new-means = Toca aquí cada vez que el antiguo tenga un pago, ponlos frente a frente y compara las imágenes.
handover-take = Recibir el pago siguiente
handover-after = Cuando esté todo, haz aquí una copia de seguridad. Solo entonces borra el antiguo.
handover-end = Listo

## The lock that closes by itself

autolock-soon = Tu cartera está a punto de bloquearse. Toca la pantalla para mantenerla abierta.
autolock-stay = Mantener abierta
autolock-closed = Se bloqueó porque nadie la tocó durante un rato.
autolock-kept = Lo que habías escrito sigue ahí.
autolock-title = Bloqueo automático
autolock-means = Tras este tiempo sin tocarla, también con la pantalla apagada. Nunca durante un pago.
autolock-minutes =
    { $count ->
        [one] 1 minuto
       *[other] { $count } minutos
    }
autolock-never = Nunca

## Backups once more: when a file counts, and what did not come back

safety-given = Mira en tus descargas: ¿está { $name }? Cuenta como copia cuando lo tengas.
safety-given-yes = Tengo el archivo
safety-given-again = Guardarlo otra vez
restore-gap = No ha vuelto
restore-lost-changes =
    { $count ->
        [one] El último cambio ya no se podía leer.
       *[other] Los últimos { $count } cambios ya no se podían leer.
    }

## Gente: quien se presenta, y a quien has apuntado

people-title = Gente
people-own = tu otro dispositivo
people-own-means = tiene tu propia identidad
people-said = «{ $name }»
people-unknown = no se presentó
people-introduced = no está en tus contactos
people-contact = está en tus contactos
people-known = conoces a esta persona
people-blocked = bloqueada
people-add = Añadir a contactos
people-contacts = Contactos
people-met = Gente que no está en tus contactos
people-last = la última vez el { $moment }
people-empty = Todavía no hay nadie
people-empty-do = Cuando alguien que se presenta te paga o cobra de ti, puedes añadirlo desde el recibo. La próxima vez vuestras carteras se reconocen y no hay dibujos que comparar.
people-introduce = Presentarme
people-introduce-means = No te presentas, así que nadie puede reconocerte. Tú decides.

person-title = Persona
person-missing = No se conoce a nadie con esta clave
person-missing-do = Quien se presenta cuando os pagáis tiene aquí una página.
person-said = Se llama a sí misma { $name }
person-key = Identidad:
person-trust = Hasta dónde se fía tu cartera
person-is-known = Conoces a esta persona: hasta { $limit } de cada clase de monedas de confianza al día.
person-is-own = Eres tú, en otro dispositivo: hasta { $limit } de cada clase de monedas de confianza al día.
person-is-contact = Está en tus contactos. Mientras no digas que la conoces, vale el límite de una persona desconocida: { $limit } de cada clase de monedas de confianza al día.
person-is-stranger = Cualquiera puede ponerse cualquier nombre. Vale el límite de una persona desconocida: { $limit } de cada clase de monedas de confianza al día.
person-is-blocked = Tu cartera no acepta nada de esta persona ni le paga nada. Si viene sin presentarse, no puede distinguirla de otras.
person-added = En tus contactos desde el { $day }.
person-payments =
    { $count ->
        [one] Un pago, el { $day }.
       *[other] { $count } pagos, el último el { $day }.
    }
person-on-trust = De confianza de esta persona en el último día: { $amounts }.
person-proofs =
    { $count ->
        [one] Una de sus claves cedió una moneda a dos personas; tu cartera tiene la prueba. A una cartera recuperada de una copia de seguridad le puede pasar por error: pregúntale.
       *[other] Sus claves cedieron { $count } monedas a dos personas; tu cartera tiene las pruebas. A una cartera recuperada de una copia de seguridad le puede pasar por error: pregúntale.
    }
person-name = Nombre
person-name-hint = Como tú la llamas. Solo para ti.
person-note-hint = Solo para ti.
person-keep = Guardar
person-know = Conozco a esta persona
person-know-hint = Entonces vale tu límite para gente conocida. Dilo si sabrías volver a encontrarla.
person-no-movements = Todavía no hay nada entre vosotros.
person-block = Bloquear
person-unblock = Dejar de bloquear
person-block-means = De quien bloqueas, tu cartera no acepta nada. La otra persona no sabe por qué. Lo que sigue abierto entre vosotros se termina igual.
person-remove = Quitar de contactos
person-remove-means = Se borran el nombre y la nota, y vuelve a ser una persona desconocida. Los pagos y recibos se quedan.
person-remove-yes = Quitar
person-remove-no = Dejar

exchange-recognised = Tu cartera ha reconocido a esta persona: no hay nadie en medio.
exchange-they-compare = En este lado no hay nada que comparar. Esperando a que la otra persona compare.

profile-title = Preséntate
profile-means = Cada día tu cartera muestra una clave nueva, para que nadie pueda seguirte. Si te presentas, quien te paga o cobra de ti sabe tu nombre y te reconoce desde entonces, en cada dispositivo y cada día.
profile-introduce = Presentarme cuando pago o cobro
profile-introduce-hint = Se ve después de que ambos comparéis los dibujos. Quien está en tus contactos y te tiene en los suyos te reconoce enseguida, y no hay nada que comparar.
profile-name = Mi nombre para los demás
profile-name-hint = Corto: 32 letras como mucho.
profile-picture = Este es tu dibujo en otros teléfonos. Identidad:
profile-keep = Guardar
profile-kept = Te presentas.
profile-kept-off = No te presentas a nadie.

reason-blocked = Has bloqueado a esta persona.
problem-blocked = Has bloqueado a esta persona.
problem-blocked-do = Si quieres volver a tratar con ella, desbloquéala en su página, en Gente.
problem-other-person = Esta no es la persona de aquel pago, o no dice quién es.
problem-other-person-do = Una devolución solo va a la misma persona. Pregunta por ella, o que active en sus ajustes decir quién es.

## Scan or open: a printed code, a link, a file

scan-title = Escanear o abrir
scan-how = Pon un código impreso ante la cámara: una petición o una moneda en papel.
scan-paste-label = O un enlace
scan-paste = Pegar
scan-read = Abrirlo
scan-file = Elegir un archivo
scan-file-hint = Un recibo, una copia de seguridad o la imagen de un código.
scan-nothing = No hay ningún código en esa imagen.
scan-wallet = Esa es la pantalla de una cartera. Para encontrarla, vuelve al inicio y toca Pagar o Cobrar.
scan-links = Abrir los enlaces de pago con esta cartera
by-text-save = Guardar en un archivo
sight-paper = Se ha leído una moneda en papel.
sight-paper-take = Ver la moneda
waiting-pay = Espera una petición: se abre cuando la cartera esté abierta.
waiting-paper = Espera una moneda en papel: la verás cuando la cartera esté abierta.
waiting-backup = Espera una copia de seguridad: podrás mirarla cuando la cartera esté abierta.

## A request as a code

receive-as-code = Mostrar como código
request-title = Tu petición
request-code = La petición como código QR
request-scan = Escanea para pagar
request-how = Abre la pantalla de pago en el otro teléfono, y luego os encontráis cara a cara como siempre. No mueve nada y sirve cuantas veces quieras.
request-name = Nombre que figura
request-name-hint = Quien vea el código lo leerá. Déjalo vacío para no poner ninguno.
request-picture = Guardar como imagen
request-print = Imprimir
request-meet = Encontrar a quien paga
request-change = Cambiarla
pay-link-to = Para { $name }
pay-link-coins = Pide monedas de una clase que no tienes.
pay-link-says = Lo dice el enlace; nadie lo ha firmado.

## Receipts as files

receipt-save = Guardar el recibo en un archivo
receipt-file-title = Lo que cuenta el archivo
receipt-file-tells = Quién pagó a quién, como dos claves de ese día; el importe, la nota y la hora; cada moneda, y las claves de las manos por las que pasó desde su última renovación.
receipt-file-hides = No cuenta ningún saldo ni otro pago. Pero quien lo tenga puede reconocer en otra parte estas monedas o las claves de ese día.
receipt-file-yes = Guardar
receipt-file-no = Ahora no
receipt-file-saved = Cualquiera puede comprobar el archivo: en esta aplicación, también sin cartera, o con la página que acompaña al código fuente.
check-title = Recibo de un archivo
check-open = Comprobar un recibo
check-choose = Elige el archivo de un recibo.
check-reading = Comprobando cada firma…
check-none = Esto no es un recibo, o está dañado.
check-another = Elegir otro archivo
check-proved = Demostrado
check-proved-means = Cada firma que contiene es válida.
check-not-proved = No demostrado
check-not-proved-means = Algo en él no es válido: no te fíes.
check-from = De
check-to = A
check-between = { $from } a { $to }
check-doubtful = los dos relojes no coincidían
check-checks = Comprobaciones
check-issuer = El emisor emitió estas monedas
check-coins = La cadena de cada moneda, desde el emisor hasta aquí
check-sum = Las monedas suman el importe
check-request = Quien cobra lo pidió
check-plan = Quien paga lo ofreció
check-payer = Quien paga firmó exactamente esto
check-payee = Quien cobra firmó exactamente esto
check-acknowledged = Quien cobra firmó haberlo recibido
check-holds = válido
check-fails = no válido
check-missing = no está en el archivo
check-unchecked = sin comprobar
check-keys = Una clave solo representa a alguien junto con otra cosa: el recibo del otro, o un teléfono que se muestra.
check-paper = La moneda se tomó de un papel: un solo dispositivo firmó por ambas partes, y el recibo no dice más.
check-later = Dice lo que se firmó entonces, no qué fue de las monedas después.
cash-in-title = Entrega al emisor
cash-in-show = Comprobante: { $amount }
cash-in-means = Ambos han firmado que estas monedas volvieron a su emisor para siempre.
cash-in-coins = Monedas devueltas
cash-in-number = Número del comprobante
cash-in-told = indicado, sin firmar
cash-in-owned = Cada moneda era de quien la devuelve
cash-in-given = Quien la devuelve firmó la devolución
cash-in-taken = El emisor firmó la recogida
cash-in-later = Una moneda se devuelve una sola vez: ningún otro comprobante puede nombrar estas. Lo que se dio a cambio no figura en él. La hora es la que dice la cartera que lo guardó.
cash-in-tells = El comprobante nombra las monedas, las claves bajo las que estaban y el emisor: ningún saldo, ningún pago ni ninguna mano anterior a la tuya.

## Coins on paper

home-on-paper = en papel
home-from-paper = Tomado de un papel
home-printed = Puesto en papel
home-unprinted = Recuperado del papel
warning-paper = Venía de un papel, y también se tomó una copia de ese papel. El papel se puede copiar; nadie con quien trataste tiene por qué ser culpable.
paper-title = Moneda en papel
paper-looking = Comprobando la moneda…
paper-none = Aquí no hay ninguna moneda. Escanea su código.
paper-expires = Válida hasta el { $day }
paper-copies = El papel se puede copiar. Hasta que el emisor confirme la moneda, alguien con una copia pudo ser más rápido: tómala solo de gente que conozcas.
paper-own = Vuelve tu propia moneda: la tomas del todo, y ya no valdrá ninguna copia.
paper-printed-here = La pusiste tú en papel. Vuelve a tu cartera; destruye después el papel.
paper-new = Esta comunidad es nueva para ti. La clave de su emisor: { $issuer }.
paper-take = Tomar { $amount }
paper-taking = Tomándola…
paper-taken = { $amount }: tomado
paper-taken-trust = Está en tu cartera, de confianza. Tacha el papel. Cuando hayas saldado con el emisor, es tuya del todo.
paper-taken-settled = Está en tu cartera, saldada. Tacha el papel.
paper-next = Escanear otra
paper-receipt = Ver el recibo
paper-not-taken = No se ha tomado nada
paper-unreadable = El código está dañado o es falso. Si el papel está roto o manchado, quien lo imprimió puede reponerlo por su número.
paper-taken-here = Ya tomaste esta moneda, el { $when }. Cada papel cuenta una vez.
paper-held = Esta moneda ya está en tu cartera: alguien la tomó antes del papel, y te llegó con un pago.
paper-taken-before = Alguien ya tomó esta moneda. El papel ya no vale nada: pregunta a quien te lo dio.
paper-expired = La moneda ha caducado. Solo su emisor puede tomarla aún, durante un tiempo.
paper-worn = La moneda ha pasado por tantas manos como puede. Su emisor puede tomarla.
paper-over-limit = Es más de lo que tu cartera toma ahora de confianza: { $limit }. Los límites se fijan en los ajustes.
paper-not-accepted = Tu cartera no toma monedas de esta clase.

## Changing coins with somebody

change-title = Cambiar monedas
change-intro = Elige las monedas que das. Recibes otras que valen lo mismo, en la medida en que la otra persona las tenga.
change-other = La otra persona abre Pagar y después «Pagar lo que me pidan». Los dos veis cada moneda antes de aceptar; no se paga nada.
change-go = Cambiar { $amount }

## Putting coins on paper

print-title = Monedas en papel
print-intro = Una moneda en papel es de quien tiene el papel. Sale de tu saldo; cualquiera la toma con la cámara de un teléfono.
print-copies = Una fotocopia vale tanto como el papel hasta que el emisor confirme uno de los dos: cuenta el primero.
print-how-many = ¿Cuántas de cada una?
print-of = de { NUMBER($count) }
print-go = Poner { $amount } en papel
print-go-empty = Elige monedas
print-going = Poniéndolas en papel…
print-too-few = Ahora no hay tantas monedas para poner en papel. Nada ha cambiado.
print-too-long = Una de las monedas ha hecho un camino demasiado largo para caber en papel. Salda primero con el emisor, que la renueva. Nada ha cambiado.
print-nothing = No tienes monedas que puedan ir a papel: les deben quedar al menos tres manos.
print-ready =
    { $count ->
        [one] Una moneda está lista.
       *[other] { $count } monedas están listas.
    }
print-ready-how = Imprime la página y ciérrala: quien fotografíe esta pantalla tiene las monedas.
print-now = Imprimir
print-close = Cerrar la página
print-on-paper = En papel ahora
print-on-paper-hint = Hasta donde esta cartera sabe. No se entera cuando alguien toma una; el emisor, sí.
print-each = Cada moneda
print-again = Imprimir otra vez
print-again-one = Imprimir { $label } otra vez
print-back = Recuperar
print-back-one = Recuperar { $label }
print-back-means = ¿Recuperar { $amount }? Solo papel que tengas en la mano y destruyas: cualquier otra persona que lo tenga se queda sin nada.
print-back-yes = Recuperarlo
print-back-no = Dejarlo en papel
slip-how = Tómala con la cámara de cualquier teléfono.
slip-copies = Copias: cuenta la primera que confirme el emisor; las demás no valen nada. ¿Dañado? Quien lo imprimió lo repone por este número:
slip-code = El código de una moneda: { $amount }

## What was issued so far

issue-print = Poner monedas en papel
issue-so-far = Emitido hasta ahora
issue-known = Lo que circula, y dónde está, hasta donde tu cartera sabe.
issue-batch = Emitido el { $day }, válido hasta el { $expires }
issue-held = En tu cartera
issue-on-paper = En papel
issue-given-out = En manos de otros
issue-retired = Devuelto definitivamente

## Practicar: una persona sola aprende el intercambio con Pip, que vive en la página

practice-title = Practicar
practice-open = Pruébalo por tu cuenta
practice-means = Paga y cobra una vez con Pip, que vive en esta página. Dura un minuto, y no se guarda nada.
practice-banner = Práctica: nada de aquí es dinero
practice-guide = Guía
practice-leave = Salir
practice-step = Paso { NUMBER($number) } de { NUMBER($count) }
practice-begin = Aún no tienes monedas. Pip tiene una bolsa de limones de práctica: pulsa «Cobrar».
practice-ask = Pídele 5 a Pip y sigue.
practice-buy = Pip vende limonada. Ahora te toca pagar.
practice-price = Pulsa «Pagar lo que me pidan»: el teléfono de Pip dice cuánto. Tienes una sola moneda de 5, así que habrá cambio.
practice-meet = Los dos teléfonos muestran códigos y leen los del otro. Para ello, dos personas ponen sus teléfonos frente a frente.
practice-carry = Los códigos llevan el pago, trozo a trozo. Por un momento no hay nada que hacer.
practice-compare = Compara los dibujos: ¿son los mismos en los dos teléfonos? Entonces no hay nadie entre vosotros.
practice-take = Tu cartera nunca ha visto monedas de este emisor. Tú decides si las aceptas.
practice-give = Esto es lo que entregas y lo que vuelve. Nada sale antes de que digas que sí.
practice-done = Hecho: los dos teléfonos han firmado, y ambos guardan un recibo.
practice-stopped = Se ha detenido, y nadie ha perdido una moneda. Inténtalo otra vez.
practice-receipt = Un pago deja el mismo recibo en los dos teléfonos. Mira el tuyo.
practice-read = El recibo de Pip tiene el mismo número al pie. Cada moneda se ha comprobado en tu teléfono.
practice-chain = Cada mano por la que ha pasado esta moneda ha firmado, desde Pip, que la emitió, hasta ti. Por eso no hace falta un banco para saber que es auténtica.
practice-end = Eso es todo. Los limones de práctica desaparecen cuando sales.
practice-to-chain = Ver por dónde ha pasado una moneda
practice-finish = Seguir
practice-make = Crear mi cartera
practice-back = Volver a mi cartera
practice-pip = Pip
practice-partner = El teléfono de Pip
practice-code = El código del teléfono de Pip
practice-says-welcome = ¡Toma unos limones!
practice-says-price = ¿Un vaso de limonada? Son 3, por favor.
practice-says-reading = Estoy leyendo tus códigos.
practice-says-pictures = Estos son los dibujos que veo:
practice-says-again = ¿Lo intentamos otra vez?
practice-says-thanks = ¡Gracias!

## Un día en el puesto

stall-title = La caja
stall-till = Vender con botones de precio
stall-no-prices = Crea un botón para cada cosa que vendes; un toque la añade a la suma.
stall-sum = La suma
stall-empty = Todavía no hay nada.
stall-amount = Otro importe
stall-add = Añadir
stall-undo = Quitar lo último
stall-clear = Empezar de nuevo
stall-edit = Cambiar los precios
stall-edit-done = Volver a la caja
stall-code = Un código para el mostrador
stall-only = Solo cobrar
stall-only-means = Quien tenga este teléfono cobra y no ve nada más, hasta que se vuelva a abrir la cartera. Mientras tanto no se bloquea sola.
stall-only-is = Este teléfono cobra, y nada más.
stall-only-leave = Bloquear, para abrir la cartera
stall-thing = ¿Qué es?
stall-price = ¿Cuánto cuesta?
stall-keep = Guardar el cambio
stall-up = Subir { $name }
stall-remove = Quitar { $name }
stall-next = Siguiente cliente
stall-mute = Sin sonido
paid-ago = Pagado hace { $time }
paid-changed-ago = Cambiado hace { $time }
paid-same = El otro teléfono muestra las mismas cuatro, y se iluminan en el mismo orden.
stall-day = Apertura y cierre
stall-before = Antes de abrir
stall-see = Ver qué hacer
stall-backup = La copia de seguridad está al día.
stall-no-backup = Algo no está todavía en ninguna copia de seguridad.
stall-clock = La hora parece correcta.
stall-no-clock = Algo indica que se ha cambiado un reloj.
stall-camera = Hay una cámara.
stall-no-camera = No se encontró ninguna cámara: los pagos van entonces por texto.
stall-kept = El navegador conserva tus monedas.
stall-not-kept = El navegador puede borrar tus monedas.
stall-change = Hay bastante cambio.
stall-no-change = Poco cambio: trae más monedas de { $values }.
stall-no-expiring = Ninguna moneda caduca hoy.
stall-expiring =
    { $coins ->
        [one] Una moneda caduca en un día: gástala o haz que la renueven.
       *[other] { $coins } monedas caducan en un día: gástalas o haz que las renueven.
    }
stall-no-issuer = Ninguna moneda espera a su emisor.
stall-issuer =
    { $coins ->
        [one] Una moneda no se puede gastar antes de ver a su emisor.
       *[other] { $coins } monedas no se pueden gastar antes de ver a su emisor.
    }
stall-open = Abrir el puesto
stall-close = Cerrar el puesto
stall-since = Desde la apertura, { $time }
stall-today = Desde medianoche
stall-nothing = Aún no se ha cobrado nada.
stall-taken =
    { $count ->
        [one] Cobrado en un pago
       *[other] Cobrado en { $count } pagos
    }
stall-returned =
    { $count ->
        [one] Devuelto una vez
       *[other] Devuelto { $count } veces
    }
stall-left = Queda
stall-cash-in = Liquidar con el organizador
stall-cash-in-means = Liquidar asegura tus monedas; lo que devuelves allí se cambia por lo que la comunidad prometió. Si quieres un recibo firmado por ambas partes, paga al organizador: ese recibo se puede guardar como archivo.
stall-phones = Otros teléfonos de este puesto
stall-phones-how = Cada teléfono muestra lo que cobró; uno de ellos lo suma. Nadie firma esto: ayuda a contar y no prueba nada.
stall-report = Lo que cobró este teléfono, como código QR
stall-other = Lo que muestra otro teléfono
stall-other-hint = Pega aquí su línea. Una más nueva sustituye a la anterior.
stall-unread = Eso no es la línea de otro teléfono.
stall-together = Todos los teléfonos juntos
refund-give = Devolverlo
refund-get = Pedir la devolución
refund-give-how = Es un pago nuevo en sentido contrario; no se deshace nada. Pide a la otra persona que abra este pago en su monedero y elija «Pedir la devolución»: así los dos recibos se remiten uno al otro.
refund-get-how = Es un pago nuevo en sentido contrario; no se deshace nada. La otra persona abre también este pago, elige «Devolverlo» y dice cuánto.
refund-only = Solo con { $name }: con cualquier otra persona no se paga nada.
refund-anybody = La otra parte nunca dijo quién es: comprueba tú que es la misma persona.
refund-meet = Encontrarse ahora
refund-returned = devuelto: { $amount }
refund-receipt = Ver la devolución de { $amount }
refund-of = Ver el primer pago
