### العربية.
###
### كلمات ثابتة: coin = قطعة (قطع)، community = مجتمع، issuer = المُصدِر، on trust = على الثقة، in doubt = غير محسوم،
### settle = تسوية (مُسوّى)، renew = تجديد، quarantined = في الحجر، contested = متنازَع عليه، worn = بالٍ، passphrase = عبارة السر،
### wallet = محفظة، purse = كيس، change = الباقي، receipt = إيصال، backup = نسخة احتياطية.
### الأرقام كما على القطع ولوحة المفاتيح في كل هاتف: 0 إلى 9.

## Everywhere

common-back = رجوع
common-moment = لحظة…
common-show = إظهار
common-hide = إخفاء
common-coins =
    { $count ->
        [one] قطعة واحدة من فئة { NUMBER($value) }
        [two] قطعتان من فئة { NUMBER($value) }
        [few] { $count } قطع من فئة { NUMBER($value) }
       *[other] { $count } قطعة من فئة { NUMBER($value) }
    }
common-no-coins = لا قطع

## Welcome

welcome-title = نقود من أناس تعرفهم
welcome-card-1-title = قطع من مجتمعك
welcome-card-1-text = سوق أو مهرجان أو شارع: يُصدر الناس قطعهم ويدفعون بها بعضهم لبعض. بلا بنك وبلا حساب.
welcome-card-2-title = ادفع وجهًا لوجه
welcome-card-2-text = هاتفان ينظر كل منهما إلى شاشة الآخر. هذا كل شيء: لا حاجة إلى شبكة، ولا حتى لردّ الباقي.
welcome-card-3-title = القطع على هذا الجهاز
welcome-card-3-text = مثل النقد في الكيس: القطع لمن يحملها. وعبارة السر تُبقي الكيس مغلقًا.
welcome-card-of = البطاقة { NUMBER($card) } من { NUMBER($cards) }
welcome-next = التالي
welcome-create = إنشاء محفظة
welcome-form = أنشئ محفظتك
welcome-name = اسمك
welcome-name-hint = لك وحدك: يبقى على هذا الجهاز.
welcome-passphrase = عبارة السر
welcome-passphrase-hint = أربع كلمات أو خمس يسهل تذكّرها ويصعب تخمينها.
welcome-again = عبارة السر مرة أخرى
welcome-strength-short = قصيرة جدًا: 8 أحرف على الأقل
welcome-strength-weak = سهلة التخمين: أضف كلمة أو كلمتين
welcome-strength-fair = جيدة
welcome-strength-strong = قوية
welcome-no-backup = لا توجد نسخة احتياطية بعد: إذا مُسحت بيانات هذا المتصفح أو نسيت عبارة السر، ضاعت القطع نهائيًا.
welcome-submit = إنشاء المحفظة
welcome-creating = جارٍ إنشاء محفظتك…
welcome-need-name = اكتب اسمًا من فضلك.
welcome-need-longer = اختر عبارة سر من 8 أحرف على الأقل.
welcome-need-same = العبارتان مختلفتان.
welcome-storage = محفظتك جاهزة
welcome-storage-asking = نطلب من هذا المتصفح أن يحفظ قطعك…
welcome-storage-go = افتح محفظتي

## Unlock

unlock-title = أهلًا بعودتك
unlock-passphrase = عبارة السر
unlock-submit = فتح
unlock-trying = جارٍ الفتح…
unlock-wrong = هذه العبارة لا تفتح المحفظة. قطعك بأمان؛ حاول مرة أخرى.
unlock-forgotten = لا يمكن إعادة تعيين عبارة المرور. إن نُسيت فملف النسخة يعيد المحفظة.
unlock-elsewhere = محفظتك مفتوحة في لسان تبويب آخر
unlock-elsewhere-do = تابع هناك، أو أغلق ذلك اللسان: عندها تُفتح هذه الصفحة وحدها. فمع لسانين معًا قد تُصرف قطعة مرتين.

## When the app cannot go on

failed-title = حدث خطأ ما
failed-money = لم يضع شيء: ما حُفظ ما زال محفوظًا، ولم يُقَل لأحد شيء غير محفوظ.
failed-money-damaged = لم يتغيّر شيء، ولم يُقَل لأحد شيء. ولا نعرف بعدُ أيّ قطعك ما زالت مقروءة.
failed-damaged = لا يمكن قراءة المحفظة المحفوظة كاملة، فتُركت كما هي تمامًا.
failed-damaged-do = أعد تحميل الصفحة. إذا تكرر هذا فلا تمسح بيانات المتصفح: ففيها كل ما يمكن إنقاذه. احفظ نسخة طوارئ.
failed-storage = رفض المتصفح أن يحفظ شيئًا.
failed-storage-do = تأكد من وجود مساحة فارغة على الجهاز وأن هذه ليست نافذة خاصة، ثم أعد تحميل الصفحة.
failed-unsupported = ينقص هذا المتصفح شيء تحتاج إليه المحفظة.
failed-unsupported-do = استخدم إصدارًا حديثًا من Chrome أو Edge أو Firefox أو Safari، خارج النافذة الخاصة.
failed-worker = توقف جزء من التطبيق.
failed-worker-do = أعد تحميل الصفحة؛ وما هو مفتوح يُستأنف من حيث كان.
failed-again = إعادة تحميل الصفحة
failed-code = الرمز:
failed-file-save = احفظ هذا الملف
failed-file-means = اقرأه قبل أن ترسله: ليس فيه أسماء ولا مبالغ ولا مفاتيح. ولا يحتاج من يساعدك إلى عبارة المرور ولا إلى الكلمات الـ24.
failed-file = ملف لمن يساعدك
failed-copy-none = لا يسمح المتصفح بقراءة المحفظة المحفوظة. أغلق كل نوافذه وشغّله من جديد ثم حاول مرة أخرى.
failed-copied = نسخة الطوارئ في تنزيلات جهازك. تُفتح كما تُفتح هذه المحفظة من «استعد محفظة». استعدها أولًا على جهاز أو متصفح آخر، وبعدها فقط امسح بيانات هذا المتصفح.
failed-copy-means = كل ما هو محفوظ، مختوم كما هو. إذا استُعيدت على جهاز أو متصفح آخر أعادت كل ما يمكن قراءته بعد.
failed-copy = احفظ نسخة طوارئ
failed-newer-do = مع وجود شبكة أعد تحميل الصفحة لتجلب الإصدار الأحدث. وحتى ذلك الحين لا تمس هذه الصفحة المحفظة.
failed-newer = حفظ هذه المحفظة إصدار أحدث من التطبيق. وهذه الصفحة ما زالت من إصدار أقدم.
failed-taken-do = تابع هناك، أو أغلقه وأعد تحميل هذه الصفحة.
failed-taken = تولّى تبويب آخر المحفظة.
failed-start-do = أعد تحميل الصفحة. وإن لم ينفع ذلك فحدّث المتصفح.
failed-start = تعذّر تشغيل التطبيق.

## Home

home-lock = قفل
home-pay = ادفع
home-get-paid = اقبض
home-balance = الرصيد
home-issued-here = أنت تُصدرها
home-settled = مُسوّى
home-on-trust = مقبوض على الثقة
home-reserved = في الانتظار
home-beside = خارج الرصيد
home-change-coming = باقٍ في الطريق
home-in-doubt = غير محسوم
home-state-decides = { $state }: { $decides }
home-with-issuer = لدى المُصدِر
home-quarantined = في الحجر
home-contested = متنازَع عليه
home-decides-by = يحسم المُصدِر في موعد أقصاه { $day }
home-decides-now = يمكن للمُصدِر أن يحسم الآن
home-in-hand = القطع في اليد
home-empty = كيسك فارغ
home-empty-do = اقبض ممّن لديه قطع، أو أصدِر أولى قطع مجتمعك.
home-issue-first = إصدار قطعي الخاصة
home-issue = إصدار قطع
home-open = لم يكتمل بعد
home-pays = تدفع { $amount }
home-gets = تقبض { $amount }
home-person = مع { $peer }
home-hand-over = سُلّم
home-give-back = الباقي
home-deadline = العرض قائم حتى { $time }.
home-tell-them = التقِ به مرة أخرى لتعلم المحفظة الأخرى أيضًا.
home-meet-again = لقاء جديد
home-settle = التسوية مع المُصدِر
home-withdraw = إلغاء
home-movements = الأحدث
home-no-movements = ستظهر المدفوعات هنا، كلٌّ مع إيصاله.
home-issued = أُصدر
home-paid = دُفع
home-swapped = بُدّل
home-received = قُبض
home-rolled-back = لم يحدث
home-given-back = رُدّ إلى المُصدِر
home-taken-back = استُرد

## Coins, and one coin

coins-title = القطع
coins-all = كل القطع
coins-none = لا توجد قطع هنا.
coins-filter = أيّ قطع؟
coins-every = الكل
coins-lost = تخصّ شخصًا آخر
pager-title = صفحات هذه القائمة
pager-of = { NUMBER($first) } إلى { NUMBER($last) } من { NUMBER($all) }
pager-range = { NUMBER($first) } إلى { NUMBER($last) }
pager-back = الصفحة السابقة
pager-on = الصفحة التالية
coins-days =
    { $count ->
        [0] تنتهي اليوم
        [one] تنتهي بعد يوم واحد
        [two] تنتهي بعد يومين
        [few] تنتهي بعد { $count } أيام
        [many] تنتهي بعد { $count } يومًا
       *[other] تنتهي بعد { $count } يوم
    }
coins-expired = انتهت صلاحيتها
coins-hands =
    { $count ->
        [0] لم تبقَ أي يد
        [one] بقيت يد واحدة
        [two] بقيت يدان
        [few] بقيت { $count } أيدٍ
        [many] بقيت { $count } يدًا
       *[other] بقيت { $count } يد
    }
coin-title = قطعة
coin-loading = يجري التحقق من كل تسليم…
coin-missing = هذه القطعة ليست لديك
coin-missing-do = ربما دُفعت منذ ذلك الحين، أو أنها في محفظة أخرى.
coin-expires = تنتهي في
coin-hands = الأيدي الباقية
coin-renew = التقِ بالمُصدر ليجدّد هذه القطعة: عندئذٍ تصبح مُسوّاة وتعود إليها كل أيديها.
coin-chain = أين كانت
coin-chain-how = جرى التحقق من كل تسليم الآن على هذا الجهاز: من سلّم القطعة وقّع على ذلك.
coin-issued = أُصدِرت لـ { $key }
coin-renewed = جدّدها المُصدر لـ { $key }
coin-from-to = من { $giver } إلى { $taker }
coin-this-wallet = هذه المحفظة
coin-as-change = كباقٍ
coin-verified = تم التحقق
coin-not-verified = لم يتم التحقق
coin-holds = كل التواقيع صحيحة، والسلسلة تنتهي عند هذه المحفظة.
coin-broken = هذه السلسلة غير صحيحة. لا تعتمد على هذه القطعة قبل أن يجدّدها مُصدرها.

## Movements

movements-title = الحركات
movements-all = كل الحركات
movements-search = بحث
movements-search-hint = ملاحظة أو مجتمع أو شخص أو المحفظة الأخرى
movements-filter = أيّ حركات؟
movements-issuer = مع المُصدر
movements-none = لم يُعثر على شيء.
movements-save = احفظ كجدول
movements-saving = يجري إعداد الجدول…
movements-save-hint = كل ما عُثر عليه، في ملف CSV لبرنامج جداول. الملف غير مقفل: كل من لديه الملف يستطيع قراءته.

## States of a payment

state-offered = في الانتظار
state-offered-means = عرضتَ هذه القطع؛ وما زالت لك. التقِ بالطرف الآخر لتكملا، أو ألغِ.
state-prepared = غير محسوم
state-prepared-means = التقِ به مرة أخرى، أو سوِّ الأمر مع المُصدِر. وحتى ذلك الحين لا يُعرف هل قبضتَ أم لا، والباقي الذي أعطيته محجوز.
state-committed = مدفوع
state-committed-means = لقد دفعت. التقِ به مرة أخرى لتعلم المحفظتان كلتاهما.
state-committed-change = مدفوع، والباقي في الطريق
state-committed-change-means = لقد دفعت. التقِ به مرة أخرى ليصبح الباقي صالحًا للاستعمال.
state-received = مقبوض على الثقة
state-received-means = القطع لك وسلاسلها سليمة. أمّا أن أحدًا غيرك لم يُعطَ القطع نفسها، فلا يعلمه إلا مُصدِرها.
state-settled = مُسوّى
state-settled-means = كلا الطرفين يعلم.
state-rolled-back = لم يحدث
state-rolled-back-means = كل شيء كما كان من قبل.
state-abort-filed = غير محسوم
state-abort-filed-means = طلبتَ من المُصدِر أن يحسم هل قبضتَ. والباقي الذي أعطيته محجوز حتى ذلك الحين. ولقاء الدافع من جديد قد يحسم الأمر قبل ذلك.

## Notices

notice-kept = هذا المتصفح يحفظ قطعك، حتى حين تضيق المساحة.
notice-not-kept = قد يمسح هذا المتصفح قطعك حين تضيق المساحة. يساعد تثبيت التطبيق أو كثرة استعماله.
notice-not-known = لا يقول هذا المتصفح هل يحفظ قطعك. لا تمسح بياناته.
notice-ask-again = اسأل مرة أخرى
notice-install = ضع JuiceTokens على شاشتك الرئيسية
notice-install-why = يُفتح مثل أي تطبيق آخر ويعمل بلا شبكة.
notice-install-yes = تثبيت
notice-later = ليس الآن
notice-update = إصدار جديد جاهز.
notice-update-yes = تحديث
notice-issued = أُصدر { $amount }: القطع في يدك.
notice-not-issued = لم تُصدَر أي قطعة: { $why }.
notice-close = إغلاق

## Issue coins

issue-title = إصدار قطع
issue-intro = القطع وعد ممّن يُصدرها: من يأخذها يثق بأن مجتمعك يفي بها.
issue-community = المجتمع
issue-community-hint = مثلًا: سوق المرفأ
issue-unit = ما اسم الواحدة؟
issue-unit-hint = مثلًا: عصير أو ساعة
issue-scenario = لأي غرض هي؟
issue-scenario-hint = مثلًا: الواحدة كأس عصير في أي كشك
issue-coins = كم قطعة؟
issue-coins-hint = مزيج من الصغيرة والكبيرة يسهّل ردّ الباقي.
issue-count = قطع من فئة { NUMBER($value) }
issue-fewer = أقل بواحدة من فئة { NUMBER($value) }
issue-more = أكثر بواحدة من فئة { NUMBER($value) }
issue-total = المجموع
issue-preview = ما سيكون في يدك
issue-details = انتهاء الصلاحية والمرجع
issue-valid-days = كم يومًا تصلح؟
issue-valid-days-hint = من 1 إلى { 3650 }. وبعدها لا يمكن الدفع بها.
issue-reference = مرجع هذه الدفعة
issue-reference-hint = أحرف لاتينية وأرقام، 16 على الأكثر. يُطبع على كل قطعة.
issue-submit = إصدار { $amount }
issue-submit-empty = إصدار قطع
issue-issuing = جارٍ صنع القطع…
issue-need-community = سمِّ المجتمع، بما لا يزيد على 48 حرفًا.
issue-need-unit = قل ما اسم الواحدة، بما لا يزيد على 16 حرفًا.
issue-need-scenario = اجعلها أقل من 80 حرفًا.
issue-need-coins = اختر قطعة واحدة على الأقل.
issue-need-days = اكتب عدد أيام من 1 إلى { 3650 }.
issue-need-reference = استخدم من 1 إلى 16 حرفًا لاتينيًا أو رقمًا، بلا علامات ولا مسافات.

## Pay

pay-title = ادفع
pay-nothing = ليس لديك بعدُ قطع تدفع بها
pay-nothing-do = اقبض أولًا، أو أصدِر قطعًا لمجتمعك.
pay-which = أي قطع؟
pay-held = يمكنك صرف { $amount }.
pay-amount = المبلغ ({ $unit })
pay-keypad = لوحة الأرقام
pay-erase = مسح الرقم الأخير
pay-checking = نعدّ قطعك…
pay-exact = قطعك تساوي هذا المبلغ تمامًا.
pay-needs-change = قطعك لا تساوي هذا المبلغ تمامًا: سيلزم أن يُردّ لك الباقي.
pay-nearest = بلا باقٍ يمكنك دفع
pay-too-much = هذا أكثر ممّا يمكنك صرفه: { $amount }.
pay-go = ادفع { $amount }
pay-go-empty = ادفع
pay-asked = ادفع ما يُطلب مني
pay-asked-hint = ترى المبلغ وتوافق قبل أن يُدفع أي شيء.

## Get paid

receive-title = اقبض
receive-amount = المبلغ
receive-amount-hint = اتركه فارغًا فيختار الدافع.
receive-memo = ملاحظة
receive-memo-hint = مقابل ماذا؟ تُحفظ في الإيصالين.
receive-accept = أي قطع تقبل؟
receive-accept-full = يتسع الطلب لأربعة أنواع على الأكثر.
receive-new = وقطع جديدة عليّ أيضًا
receive-new-hint = ترى من أصدرها وتقرر قبل أن تأخذها.
receive-nothing = اختر نوعًا واحدًا على الأقل.
receive-go = اطلب { $amount }
receive-go-any = دع الآخر يختار

## The exchange

exchange-pay = ادفع { $amount }
exchange-pay-asked = ادفع ما يُطلب مني
exchange-receive = اقبض { $amount }
exchange-receive-any = اقبض
exchange-resume = إكمال ما هو مفتوح
exchange-by-itself = انقطعت عملية دفع. قابِل الهاتف بهاتف الشخص نفسه فتُستأنف من حيث كانت.
exchange-resume-why = قابِل الهاتف بهاتف الشخص نفسه فيُستأنف الأمر من حيث كان.
exchange-own-code = رمزك، لكاميرا الهاتف الآخر. يتغيّر وحده.
exchange-camera = ما تراه الكاميرا
exchange-step-asked = طُلب
exchange-step-offered = عُرض
exchange-step-agreed = اتُّفق
exchange-step-paid = دُفع
exchange-step-done = تم
exchange-meeting = ضعا الهاتفين وجهًا لوجه، ليرى كلٌّ منهما رمز الآخر.
exchange-exchanging = أبقيا الهاتفين وجهًا لوجه.
exchange-sent-here = وارد
exchange-sent-there = صادر
exchange-of = { NUMBER($have) } من { NUMBER($need) }
exchange-compare = هل هي نفسها على الشاشتين؟
exchange-compare-do = يجب أن تكون الصور الأربع نفسها على الهاتفين.
exchange-digits = أو بالأرقام: { $digits }
exchange-same = هي نفسها
exchange-different = مختلفة
exchange-confirmed = ننتظر أن يقارن الشخص الآخر أيضًا.
exchange-approve-pay = دفع { $amount } من { $community }؟
exchange-approve-swap = تبديل { $amount } من { $community }؟
exchange-pay-button = ادفع { $amount }
exchange-hand-over = تُسلّم
exchange-get-back = تستردّ
exchange-get = تأخذ
exchange-no-change = لا شيء: المبلغ مضبوط.
exchange-note = ملاحظة:
exchange-approve-receive = أخذ { $amount }؟
exchange-receive-button = خذ { $amount }
exchange-new-issuer = قطع { $community } جديدة عليك. لا تأخذها إلا إذا كنت تثق بأن هذا المجتمع يفي بها؛ وقارن مفتاح المُصدِر مع من يعرفه.
exchange-issuer = مفتاح المُصدِر
exchange-expires = أول انتهاء صلاحية
exchange-decline = لا، شكرًا
exchange-silent = الهاتف الآخر خارج مجال الرؤية. أبقيا الهاتفين وجهًا لوجه.
exchange-stop = إيقاف
exchange-stop-free = لم يُدفع شيء بعد. إذا أوقفت، بقيت كل قطعة في مكانها.
exchange-stop-offer = ما زال بإمكانك الإيقاف: القطع التي عرضتها تعود إليك فورًا.
exchange-leave = مغادرة الآن
exchange-leave-bound = لم يعد ممكنًا إيقاف هذا من هنا. إذا غادرت بقي مفتوحًا، ويُستأنف حين تلتقيان من جديد.
exchange-leave-paid = القطع صارت لك. بقي أن يعلم الهاتف الآخر بذلك: ابقيا لحظة، أو يعلم حين تلتقيان من جديد.
exchange-not-now = ليس الآن
exchange-not-now-hint = يبقى مفتوحًا؛ تجده على شاشتك الرئيسية.
exchange-done-paid = دُفع { $amount }
exchange-done-received = قُبض { $amount }
exchange-done-swapped = بُدّل { $amount }
exchange-done-do = ابقيا متقابلين حتى يُظهر الهاتفان الثمرة نفسها.
exchange-see-receipt = عرض الإيصال
exchange-stopped = توقّف
exchange-stopped-do = ابقيا وجهًا لوجه لحظة أخرى، ليعلم الهاتف الآخر أيضًا.
exchange-home = إلى محفظتي

## The camera

camera-absent = لم يُعثر على كاميرا.
camera-absent-do = استخدم النص أدناه: انسخ نصك، والصق نصّه.
camera-denied = الكاميرا غير مسموح بها.
camera-denied-do = اسمح بها في شريط عنوان المتصفح واطلبها مرة أخرى، أو استخدم النص أدناه.
camera-lost = توقفت الكاميرا.
camera-lost-do = اطلبها مرة أخرى؛ لم يضع شيء.
camera-off = الكاميرا مطفأة.
camera-off-do = شغّلها لترى الرمز الآخر.
camera-starting = الكاميرا قيد التشغيل.
camera-starting-do = إذا سأل المتصفح فاسمح بها من فضلك.
camera-watching = الكاميرا تنظر.
camera-watching-do = أفضل مسافة نحو طول كفّ.
camera-retry = اطلب الكاميرا مرة أخرى

## Codes as text

by-text-title = لا كاميرا؟ استخدم النص
by-text-how = أرسل نصك إلى الشخص الآخر، والصق نصّه هنا، وكرّرا ذلك حتى يتم الدفع. لا يحوي شيئًا يمكن لغيركما صرفه.
by-text-own = رمزك نصًّا
by-text-copy = نسخ
by-text-share = مشاركة
by-text-copied = نُسخ.
by-text-not-copied = لم ينجح النسخ: حدّد النص وانسخه بنفسك.
by-text-theirs = الصق نصّه هنا
by-text-give = اقرأه
by-text-given = قُرئ. إذا تغيّر نصك أعلاه فأرسله مرة أخرى.
by-text-not-a-code = هذا ليس رمزًا من هذا التبادل، أو ليس كاملًا. لم يتغيّر شيء: انسخه مرة أخرى.

## It stopped

problem-money-safe = لم يُدفع شيء. كل قطعة حيث كانت.
problem-money-open = لم يُدفع شيء جديد. ما هو مفتوح يبقى مفتوحًا، وقطعك محفوظة.
problem-code = الرمز:
problem-amount-differs = يُطلب منك { $asked }، وأنت كتبت { $typed }.
problem-amount-differs-do = اتفقا على المبلغ، وابدآ من جديد.
problem-cannot-pay = قطعك مع باقيهم لا تبلغ { $asked }.
problem-cannot-pay-do = اطلب منهم مبلغًا آخر. هذه يمكنك دفعها:
problem-cannot-pay-none = اطلب منهم مبلغًا آخر، أو بدّل قطعًا مع أحد أولًا.
problem-cannot-swap = ليس في المحفظة المسؤولة قطع أخرى مجموعها { $value }.
problem-cannot-swap-do = اختر قطعًا أخرى لتعطيها، أو اسأل غيره.
problem-pay-instead = ادفع { $amount }
problem-cannot-be-paid = قطعهم مع باقيك لا تبلغ { $asked }.
problem-cannot-be-paid-do = اطلب مبلغًا آخر. هذه يمكنهم دفعها:
problem-cannot-be-paid-none = اطلب مبلغًا آخر، أو بدّل قطعًا مع أحد أولًا.
problem-ask-instead = اطلب { $amount }
problem-change-amount = تغيير المبلغ
problem-other-coins = اختر قطعًا أخرى
problem-again = البدء من جديد
problem-deadline = استغرق الأمر أطول من مدة العرض.
problem-deadline-do = ابدأ من جديد.
problem-misbehaved = قالت المحفظة الأخرى شيئًا لا يصح.
problem-misbehaved-do = ابدأ من جديد. وإن تكرر فلا تدفع لهذا الشخص بهذا التطبيق.
problem-other-version = المحفظة الأخرى تتكلم إصدارًا آخر ({ $seen }).
problem-other-version-do = كلاكما: افتحا التطبيق مرة مع وجود شبكة ليُحدَّث، ثم ابدآ من جديد.
problem-refused = رفضت المحفظة الأخرى: { $reason }
problem-refused-here = رفضت محفظتك: { $reason }
problem-same-role = اختار الهاتفان الجانب نفسه.
problem-same-role-do = أحدكما يضغط «ادفع»، والآخر «اقبض».
problem-other-purpose = الهاتف الآخر ليس هنا للدفع ولا للقبض: إنه يسوّي مع المُصدِر.
problem-other-purpose-do = اتفقا على شيء واحد: أحدكما «ادفع» والآخر «اقبض»، أو أحدكما «التسوية مع المُصدِر» والآخر «التسوية للآخرين».
problem-swapped-key = تغيّر مفتاح المحفظة الأخرى في الأثناء: ربما يتدخل أحد.
problem-swapped-key-do = اقتربا، ولا تدعا أحدًا يضع شاشة بينكما، وابدآ من جديد.
problem-codes-differ = الرمزان مختلفان: ربما يقف أحد بينكما.
problem-codes-differ-do = اقتربا، ولا تدعا أحدًا يضع شاشة بينكما، وابدآ من جديد.
problem-peer-left = غادر الشخص الآخر قبل أن يكون أي شيء على المحك.
problem-peer-left-do = ابدآ من جديد حين يكون كلاكما مستعدًا.
problem-cancelled = أوقفه أحدكما في الوقت المناسب.
problem-cancelled-do = ابدآ من جديد متى شئتما.
refusal-no-change = لا يمكن ردّ الباقي.
refusal-no-change-do = جرّب مبلغًا آخر، أو أحضر قطعًا أصغر.
refusal-no-way = لا سبيل لدفع هذا المبلغ.
refusal-no-way-do = اطلب مبلغًا آخر.
refusal-no-version = لا إصدار مشتركًا بين المحفظتين.
refusal-no-version-do = حدّثا التطبيقين مع وجود شبكة، وابدآ من جديد.
refusal-unreadable = تعذّرت قراءة رسالة.
refusal-unreadable-do = ابدأ من جديد.
refusal-signature = أحد التواقيع لا يصح.
refusal-signature-do = ابدأ من جديد. وإن تكرر فلا تدفع بهذه القطع.
refusal-community = قطع هذا المجتمع غير مقبولة.
refusal-community-do = اختر قطعًا أخرى، أو اسأل إن كانوا يقبلون هذه.
refusal-expired = انتهت صلاحية إحدى القطع.
refusal-expired-do = ادفع بقطع ما زالت صالحة.
refusal-worn = مرّت إحدى القطع بأيدٍ كثيرة جدًا.
refusal-worn-do = ادفع بقطع أخرى؛ فهذه يجب أن تعود إلى مُصدِرها.
refusal-over-limit = هذا فوق الحد.
refusal-over-limit-do = جرّب مبلغًا أصغر.
refusal-seen-before = إحدى القطع شوهدت من قبل: ربما صُرفت فعلًا.
refusal-seen-before-do = لا تأخذها. اسأل من أين جاءت القطعة.
refusal-declined = رفض الشخص.
refusal-declined-do = تحدّثا في الأمر، وابدآ من جديد.
refusal-stopped = كانت هذه الدفعة قد أُوقفت من قبل.
refusal-stopped-do = ابدأ من جديد.
refusal-out-of-turn = وصلت رسالة في غير دورها.
refusal-out-of-turn-do = ابدأ من جديد.
refusal-unknown = لا تعرف هذه الدفعة.
refusal-unknown-do = تأكد من أنه هاتف الشخص نفسه.
refusal-amount = المبلغ يختلف عمّا اتُّفق عليه.
refusal-amount-do = اتفقا على المبلغ، وابدآ من جديد.
refusal-not-all-shown = لم تُعرض كل قطع الدفعة، ولم يؤكدها القابض.
refusal-not-all-shown-do = التقِ بالقابض أولًا، أو عُد بكل قطع تلك الدفعة.
refusal-spent-twice = صُرفت إحدى القطع مرتين.
refusal-spent-twice-do = ادفع بقطع أخرى؛ فمُصدِر هذه وحده يعرف لمن هي.
refusal-clocks = تختلف الساعتان في انتهاء صلاحية إحدى القطع.
refusal-clocks-do = اضبطا ساعتي الهاتفين وابدآ من جديد.
refusal-other-purpose = الهاتفان هنا لغرضين مختلفين.
refusal-other-purpose-do = اتفقا على شيء واحد، وابدآ من جديد.

## The receipt

receipt-title = إيصال
receipt-paid = دفعتَ
receipt-received = قبضتَ
receipt-swapped = قطع مبدّلة
receipt-loading = نتحقق من كل قطعة…
receipt-missing = لا يوجد هنا إيصال كهذا
receipt-missing-do = لا تعرف هذه المحفظة تلك الدفعة. ربما تخص محفظة أخرى أو متصفحًا آخر.
receipt-community = المجتمع
receipt-when = متى
receipt-peer = المحفظة الأخرى
receipt-note = ملاحظة
receipt-coins-paid = القطع المدفوعة
receipt-coins-back = الباقي
receipt-coins-given = القطع التي أعطيتها
receipt-coins-got = القطع التي أخذتها
receipt-verified =
    { $count ->
        [zero] بلا تسليم، وكل التواقيع صحيحة
        [one] تسليم واحد، وكل التواقيع صحيحة
        [two] تسليمان، وكل التواقيع صحيحة
        [few] { $count } تسليمات، وكل التواقيع صحيحة
       *[other] { $count } تسليمًا، وكل التواقيع صحيحة
    }
receipt-not-verified =
    { $count ->
        [zero] بلا تسليم، وتعذّر التحقق
        [one] تسليم واحد، وتعذّر التحقق
        [two] تسليمان، وتعذّر التحقق
        [few] { $count } تسليمات، وتعذّر التحقق
       *[other] { $count } تسليمًا، وتعذّر التحقق
    }
receipt-header = رقم الدفعة
receipt-header-hint = هو نفسه على الإيصالين.
receipt-no-header = لا يوجد بعد: لم يوقّع الطرفان.
receipt-done = تم

## What the camera sees

sight-goes-on = نكمل من حيث توقفتما. ضعا الهاتفين وجهًا لوجه من جديد.
sight-blind = الكاميرا لا ترى رمز الآخر
sight-blind-do = ارفعا سطوع الشاشتين إلى أقصاه، وأبعدا عنهما انعكاس المصابيح، واجعلا بينهما مسافة كفّ أو كفّين.
sight-other-way = إن لم يفد ذلك فاستخدم الكاميرا الخلفية: عندها تتناوبان.
sight-other-way-use = استخدم الكاميرا الخلفية
sight-unseen-there = أنت ترى رمز الآخر، وهو لا يرى رمزك بعد
sight-unseen-there-do = ارفع سطوع شاشتك إلى أقصاه، وأمِلها بعيدًا عن المصابيح، وقرّبها من كاميرا الآخر.
sight-show-now = ضع شاشتك أمام كاميرا الهاتف الآخر.
sight-read-now = اقرأ الآن رمزه: وجّه ظهر هذا الهاتف نحو شاشته.
sight-rest-now = لا شيء يُعرض الآن. انظر إلى السؤال أدناه.
sight-one-way = واحدًا بعد الآخر، بالكاميرا الخلفية. لا يضيع شيء ممّا قُرئ.
sight-both-ways = وجهًا لوجه من جديد
sight-cameras = كاميرا أخرى
sight-front = الأمامية
sight-rear = الخلفية
sight-unnamed = الكاميرا { NUMBER($number) }
sight-torch-on = تشغيل الضوء
sight-torch-off = إطفاء الضوء
sight-missing = بقي { NUMBER($missing) }
sight-not-ours = هذا { $what }، وليس رمز محفظة أخرى كهذه.
sight-untouched = لم يتغيّر شيء هنا.
sight-foreign-bbqr = رمز BBQr
sight-foreign-bitcoin = رمز Bitcoin
sight-foreign-cashu = رمز أو طلب Cashu
sight-foreign-epc = تحويل مصرفي (EPC)
sight-foreign-lightning = رمز Lightning (LNURL أو فاتورة)
sight-foreign-text = نص
sight-foreign-unknown = بيانات بصيغة لا يعرفها هذا التطبيق
sight-foreign-ur = رمز UR من تطبيق آخر
sight-foreign-url = عنوان ويب
sight-foreign-wifi = مفتاح شبكة Wi-Fi
sight-request = قُرئ رابط يطلب { $amount }.
sight-request-open = قُرئ رابط يطلب دفعًا.
sight-request-take = اذهب به إلى «ادفع»
sight-close = إغلاق
sight-same-pay = اختار الهاتفان «ادفع».
sight-same-pay-other = أنا القابض
sight-same-receive = اختار الهاتفان «اقبض».
sight-same-receive-other = أنا الدافع
sight-same-do = يضغط أحدكما هنا، على هاتف واحد؛ ويبقى الآخر كما هو، ثم يُستأنف الأمر وحده.

## Settle with the issuer

settle-title = التسوية مع المُصدِر
settle-intro = من أصدروا القطع يعرفون يقينًا ما هو لك. هاتفهم يفعل ذلك، وجهًا لوجه؛ بلا شبكة.
settle-nothing = لا مُصدِر تلتقي به
settle-nothing-do = هنا تسوّي مع مُصدِري القطع التي قبضتها. ليس لديك بعدُ قطع من غيرك.
settle-clear = كل شيء مُسوّى: لا سؤال لهذا المُصدِر.
settle-transfers =
    { $count ->
        [one] دفعة واحدة
        [two] دفعتان
        [few] { $count } دفعات
       *[other] { $count } دفعة
    }
settle-transfers-means = يدوّن المُصدِر الدفعات التي حدثت، ويحسم ما لم يُحسم منها.
settle-needs-quarantined = في الحجر
settle-needs-quarantined-means = ربما صُرفت قبل استعادة هذه المحفظة. تجديد المُصدِر يحرّرها؛ وردّها مسموح دائمًا.
settle-needs-contested = متنازَع عليه
settle-needs-contested-means = صرفها أحدهم قبلك مرتين. المُصدِر وحده يعرف هل هي لك.
settle-needs-with-issuer = لدى المُصدِر
settle-needs-with-issuer-means = حوّلتها بتوقيعك والجواب ناقص: يأتي حين تلتقيان من جديد.
settle-needs-change = باقٍ في الطريق
settle-needs-change-means = دوّن المُصدِر الدفعة التي هذا باقيها. بعد تجديده يمكنك الدفع به.
settle-needs-worn = بالٍ
settle-needs-worn-means = لم يبقَ لها إلا أيدٍ قليلة تمرّ بها. بعد تجديدها تدور من جديد.
settle-needs-on-trust = مقبوض على الثقة
settle-needs-on-trust-means = يمكنك الدفع بها. وبعد تجديدها لا يستطيع أحد المطالبة بها.
settle-meet = لقاء المُصدِر
settle-own-intro = أنت أصدرت هذه القطع، فهذا الهاتف يسوّيها بنفسه. وتسري عليك القواعد نفسها: ما لم يُحسم يُحسم حين تنقضي مهلته، لا قبل ذلك.
settle-own-settle = التسوية مع نفسي
settle-own-asking = محفظتك تسأل نفسها.
settle-give-back = ردّ القطع
settle-give-back-means = القطع التي تردّها تذهب نهائيًا: تغادر محفظتك ولا يدفع بها أحد بعد ذلك. اتفقا أولًا على ما تأخذه مقابلها؛ ويجب أن يوافق صاحب محفظة المُصدِر.
settle-give-back-held = يمكنك ردّ { $amount }.
settle-give-back-exact = قطعك تساوي هذا المبلغ تمامًا.
settle-give-back-not-exact = قطعك لا تساوي هذا المبلغ تمامًا، والمُصدِر لا يردّ الباقي.
settle-give-back-nearest = يمكنك ردّ
settle-give-back-too-much = هذا أكثر ممّا لديك: { $amount }.
settle-give-back-go = ردّ { $amount } نهائيًا
settle-give-back-go-empty = ردّ القطع
settle-coins =
    { $count ->
        [one] قطعة واحدة
        [two] قطعتان
        [few] { $count } قطع
       *[other] { $count } قطعة
    }
settle-home-needs = لم يُسوَّ بعد: { $what }.
settle-home-blocked =
    { $coins ->
        [one] قطعة واحدة لا يمكن صرفها قبل ذلك.
        [two] قطعتان لا يمكن صرفهما قبل ذلك.
        [few] { $coins } قطع لا يمكن صرفها قبل ذلك.
       *[other] { $coins } قطعة لا يمكن صرفها قبل ذلك.
    }
settle-home-give-back = ردّ القطع
settle-serve = التسوية للآخرين
settle-meeting = قابِل هاتفك بهاتف المُصدِر وقد فُتحت فيه «التسوية للآخرين».
settle-serve-meeting = قابِل هاتفك بهاتف من جاء للتسوية وقد فُتحت فيه «التسوية مع المُصدِر».
settle-exchanging = أبقيا الهاتفين وجهًا لوجه حتى يُجاب عن كل شيء.
settle-done-do = سُئل عن كل شيء وأُجيب.
settle-with = تسوية مع { $community }
settle-finished-with = تمّت التسوية مع { $community }
settle-finished = تمّت التسوية
settle-done = ما تمّ حتى الآن
settle-all-done = ما تمّ
settle-none-yet = لا شيء بعد.
settle-none-at-all = لم يكن هناك ما يُفعل.
settle-left =
    { $count ->
        [one] بقي سؤال واحد
        [two] بقي سؤالان
        [few] بقيت { $count } أسئلة
       *[other] بقي { $count } سؤالًا
    }
settle-leave = ما ذُكر أنه تمّ يبقى كذلك. إذا غادرت بقي الباقي على حاله، ويُسأل عنه حين تلتقيان من جديد.
settle-next = التسوية للشخص التالي
settled-renewed = جُدِّد { $amount }
settled-renewed-means = مُسوّى: لا يستطيع أحد غيرك المطالبة بهذه القطع، ولها من جديد كل الأيدي التي يمكن أن تمرّ بها.
settled-given-back = رُدّ { $amount }
settled-given-back-means = ذهبت هذه القطع نهائيًا.
settled-registered = دُوّنت دفعة { $amount }
settled-registered-means = هي ثابتة، مهما حدث لأي من الهاتفين.
settled-filed = دفعة { $amount }: يحسمها المُصدِر في موعد أقصاه { $day }
settled-filed-means = إذا لم يُثبت الدافع للمُصدِر حتى ذلك الحين أنها حدثت، فهي لم تحدث، ويعود الباقي لك. عُد بعد ذلك اليوم، أو التقِ بالدافع قبله.
settled-voided = لم تحدث دفعة { $amount }
settled-voided-means = أعلن المُصدِر بطلانها. كل شيء كما كان، والباقي المحجوز عاد لك.
settled-received = قُبض { $amount } في النهاية
settled-received-means = كان الدافع قد أثبت للمُصدِر أنها حدثت. القطع لك.
settled-dead = { $amount } لشخص آخر
settled-dead-means = دفع أحدهم بالقطع نفسها لشخص آخر أولًا. تحفظ محفظتك التواقيع التي تُظهر من هو؛ فأرِها لمجتمعك.
settled-listening = المُصدِر يستمع فقط حتى { $day }
settled-listening-means = استُعيدت محفظته من نسخة احتياطية، وعليها أولًا أن تعرف ما وقّعته. لم يتغيّر شيء؛ عُد بعد ذلك اليوم.
settled-refused = رفض المُصدِر: { $why }
served-renewed = جُدِّد { $amount }
served-renewed-means = لدى الحامل قطع جديدة بالقيمة نفسها؛ والتواقيع القديمة محفوظة هنا.
served-given-back = استُرد { $amount }
served-given-back-means = خرجت هذه القطع من التداول نهائيًا.
served-registered = دُوّنت دفعة { $amount }
served-registered-means = هي ثابتة، مهما أظهر الشخصان لاحقًا.
served-filed = دفعة { $amount }: تحسمها أنت في موعد أقصاه { $day }
served-filed-means = إذا لم يُثبت أحد قبل ذلك أنها حدثت، أعلنت محفظتك بطلانها حين تُسأل عنها من جديد.
served-voided = أُعلن بطلان دفعة { $amount }
served-voided-means = لم يُثبت أحد في الوقت المناسب أنها حدثت.
served-received = سُلّم { $amount } إلى القابض
served-received-means = كان الدافع قد أثبت أنها حدثت.
served-dead = { $amount } لشخص آخر
served-dead-means = دُفع بهذه القطع لشخص آخر أولًا. ولدى الحامل التواقيع التي تُظهر من فعل ذلك.
served-listening = محفظتك تستمع فقط حتى { $day }
served-listening-means = استُعيدت من نسخة احتياطية، وعليها أولًا أن تعرف ما وقّعته. لم يتغيّر شيء.
served-refused = رفضت محفظتك: { $why }
settle-take-back = استرداد { $amount } من { $community }؟
settle-take-back-means = يردّ الحامل هذه القطع نهائيًا: تخرج من التداول. وافِق بعد أن تتفقا على ما يأخذه مقابلها.
settle-take-back-button = استرداد { $amount }
settle-unknown-amount = مبلغ لم يُعرض هنا
settle-problem-money = لم تضع أي قطعة. ما ذُكر أنه تمّ قد تمّ؛ وكل ما عداه كما كان.
settle-same-role = اختار الهاتفان الجانب نفسه.
settle-same-role-do = الحامل يضغط «التسوية مع المُصدِر»، والمُصدِر «التسوية للآخرين».
settle-other-purpose = الهاتف الآخر ليس هنا للتسوية: إنه يدفع أو يريد أن يقبض.
settle-other-purpose-do = اتفقا على شيء واحد: أحدكما «التسوية مع المُصدِر» والآخر «التسوية للآخرين»، أو أحدكما «ادفع» والآخر «اقبض».
settle-not-the-issuer = المحفظة الأخرى لم تُصدر هذه القطع.
settle-not-the-issuer-do = التقِ بمن أصدروها؛ اسمهم فوق القطع.
settle-peer-left = غادر الهاتف الآخر قبل أن يُجاب عن كل شيء.
settle-peer-left-do = التقيا من جديد: يُستأنف الأمر بما بقي.
settle-cancelled = أوقفه أحدكما.
settle-cancelled-do = التقيا من جديد متى شئتما: يُستأنف الأمر بما بقي.
settle-declined = صاحبها قرّر ذلك.
settle-declined-do = لم يُستردّ شيء. القطع لك كما كانت: جدّدها المُصدِر.

## Coins spent twice, and wallets put back

warning-spent-twice = صُرفت مرتين
warning-coin = القطعة { $label } صُرفت مرتين
warning-coin-unknown = قطعة صُرفت مرتين
warning-culprit = المفتاح { $key } حوّلها إلى شخصين. يمكن لأي أحد أن يتحقق من الدليل؛ ومحفظتك تنقله حين تدفع.
warning-ours = هذا المفتاح لك: محفظة أخرى من النسخة الاحتياطية نفسها قيد الاستعمال، وكلتاهما تصرف القطع نفسها.
warning-ours-do = تابع بواحدة منهما فقط. ضع قطعها في الحجر، ثم سوِّ الأمر مع المُصدِر: هو وحده يعرف أي القطع ما زالت لك.
warning-held = هذه القطعة لديك. وحتى يقول المُصدِر هل هي لك، ليست في رصيدك.
warning-held-do = سوِّ الأمر مع المُصدِر، واسأل من دفع لك بها.
warning-cleared = قال المُصدِر إن هذه القطعة لك.
warning-cleared-do = ليس عليك أن تفعل شيئًا.
warning-lost = قال المُصدِر إن هذه القطعة لشخص آخر: لقد فقدتها.
warning-lost-do = اطلب ممّن دفع لك بها أن يعوّضك. الدليل يُظهر أي مفتاح وقّع مرتين: أرِه لمجتمعك.
warning-not-held = هذه القطعة ليست في هذه المحفظة.
warning-not-held-do = ليس عليك أن تفعل شيئًا.
warning-problem = قطعة من هذه الدفعة صُرفت مرتين: حوّلها المفتاح { $culprit } إلى شخصين، والدليل لدى محفظتك.
warning-problem-do = سوِّ الأمر مع المُصدِر قبل أن تدفع بهذه القطع أو تأخذها من جديد. الدليل على شاشتك الرئيسية.
warning-learnt = معروف هنا منذ { $moment }
warning-quarantine = ضع قطعي في الحجر
warning-quarantine-means = لن تستطيع الدفع بأي قطعة من مجتمعات أخرى حتى يجدّدها مُصدِرها، ولن تدفع أبدًا بعد ذلك بالقطع التي أصدرتها بنفسك: تُصدر قطعًا جديدة مكانها. لا يمكن التراجع عن هذا هنا؛ ويبقى ردّ القطع ممكنًا.
warning-quarantine-yes = ضعها كلها في الحجر
warning-quarantine-no = اتركها كما هي
warning-restored = مستعادة من نسخة احتياطية
warning-restored-means = استُعيدت هذه المحفظة من نسخة احتياطية في { $day }، وربما صرفت قطعًا بعد تلك النسخة. القطع في الحجر: خارج رصيدك، ولا يُدفع بها.
warning-restored-do = تجديد المُصدِر يحرّرها. وردّها مسموح دائمًا.
warning-restored-own = القطع التي أصدرتها بنفسك تبقى في الحجر نهائيًا. ربما هي في أيدي آخرين، ولا يعرف ذلك إلا من يأتي بها. أصدِر قطعًا جديدة مكانها: لن تخسر بذلك شيئًا.

## اللجنة: عدة أشخاص يُسوّون معًا

committee-title = اللجنة
committee-means = عدة أشخاص يُسوّون معًا لمجتمع واحد: لا يستطيع أحدهم وحده أن يقرر أو يغش، ولا يتوقف الأمر على غيابه. هواتفهم مرتبطة مباشرة؛ تكفي شبكة واي فاي مشتركة أو نقطة اتصال، بلا إنترنت.
committee-people = من فيها
committee-me = هذا الهاتف
committee-linked = مرتبط
committee-away = خارج المتناول
committee-has-founded = وافق
committee-how-many = للجنة 4 أو 7 أو 10 أو 13 عضوًا. اربط هواتفهم جميعًا بأحد هذه الهواتف: هذا يكفي.
committee-link = اربط هاتفًا
committee-link-stop = أوقف الربط
committee-linking = ضع الهاتفين وجهًا لوجه
committee-linking-how = افتحوا «اربط هاتفًا» على كليهما. يقرأ كل منهما رمز الآخر، فيرتبطان.
committee-code-shown = الرمز للهاتف الآخر
committee-by-text = بلا كاميرا
committee-paste = رمز الهاتف الآخر كنص
committee-no-network = هذا الهاتف ليس في شبكة يمكن أن يكون فيها الآخر. انضموا إلى واي فاي واحد، أو ليفتح أحد الهاتفين نقطة اتصال؛ لا حاجة إلى إنترنت.
committee-unsupported = لا يمكن ربط هذا المتصفح بهواتف أخرى.
committee-found = أسّس لجنة من هؤلاء الـ { NUMBER($people) }
committee-compare = هل يُظهر كل هاتف هذا الرقم؟
committee-compare-means = اقرأه بصوت عالٍ. لا توافق إلا إذا أظهرت كلها الرقم نفسه: عندئذ لا يقف أحد بين الهواتف.
committee-agree = كلها متطابقة: أوافق
committee-waits = بانتظار موافقة الآخرين.
committee-step-back = لا تؤسّسها
committee-reach = { NUMBER($reached) } من الأعضاء في المتناول؛ يقرر { NUMBER($quorum) } معًا.
committee-open = أبقِ هذه المحفظة مفتوحة ما دمت تُسوّي للآخرين. من غاب يسمع لاحقًا بما تقرر. المحفظة المستعادة من نسخة احتياطية لا تعود عضوًا في أي لجنة.
committee-issue = أصدر عملات تُسوّي لها
committee-issue-together = لجنتي تُسوّي لهذه العملات
committee-issue-together-hint = وإلا فهذه المحفظة وحدها.
committee-failed = ما تحفظه هذه المحفظة للجنتها لا يُقرأ. إنها تصمت هناك ولا تقول خطأً؛ عملاتك بأمان.
committee-unseated = جهاز آخر، أو نسخة أحدث من هذه المحفظة، يتكلم باسمك في هذه اللجنة. هذه لم تعد عضوًا فيها، كي لا يحتج أحد عليك بقولين. عملاتك بأمان، والآخرون يواصلون.

## Settings

settings-title = الإعدادات
settings-language = اللغة
settings-language-missing = تعذّر تحميل تلك اللغة. أعد تحميل الصفحة مع وجود شبكة، وحاول مرة أخرى.
settings-dial = كم تأخذ على الثقة
settings-dial-means = بلا شبكة لا يرى أحد هل أُعطيت القطعة لشخص آخر أيضًا. فما لم يجدّده مُصدِره لك بعدُ فهو على الثقة، وهذه الحدود تقول كم تأخذ منه: من كل نوع من القطع، خلال 24 ساعة. ولا تُحسب القطع الآتية من مُصدِرها مباشرة.
settings-each-stranger = من غريب واحد
settings-each-stranger-hint = حتى هذا الحد تأخذ محفظتك القطع دون سؤال.
settings-all-strangers = من كل الغرباء معًا
settings-all-strangers-hint = لا يمكن لحشد من الغرباء أن يدين لك بأكثر من هذا.
settings-each-person = من شخص تعرفه
settings-each-person-hint = لمن قلت إنك تعرفهم.
settings-ask-up-to = اسألني حتى
settings-ask-up-to-hint = فوق الحدود أعلاه تُسأل، حتى هذا القدر من الشخص الواحد. 0: لا تسأل أبدًا، بل ارفض.
settings-hops = الأيدي التي يجوز أن تكون القطعة مرّت بها
settings-hops-hint = تُعدّ منذ آخر مرة رآها مُصدِرها.
settings-age-days = الأيام منذ رأى المُصدِر القطعة
settings-age-days-hint = القطع الأقدم تُسأل عنها.
settings-empty = الفارغ يعني بلا حد.
settings-keep = حفظ هذه الحدود
settings-kept = هذه الحدود سارية.
settings-reset = العودة إلى الأصل
settings-order = «من غريب واحد» أكبر من «من كل الغرباء معًا»: يسري الأصغر منهما.
settings-backup = هل استُعيدت من نسخة احتياطية؟
settings-backup-means = إذا استُعيدت بيانات هذا الجهاز من نسخة، أو استخدم جهاز آخر النسخة نفسها، فربما صُرفت قطع ما زالت هذه المحفظة تعرضها.
settings-backup-done = وُضعت قطع هذه المحفظة في الحجر. سوِّ الأمر مع مُصدِريها لتستعملها من جديد.

## Why coins are taken, or asked about

reason-title-asked = ما يشهد لها وما يشهد عليها
reason-title-taken = لماذا أخذت محفظتك القطع
reason-speaks-for = لها:
reason-speaks-against = عليها:
reason-no-limit = بلا حد
reason-issuer-is-payer = لا شيء على الثقة: القطع آتية من مُصدِرها مباشرة.
reason-own-issue = لا شيء على الثقة: هذه قطع من إصدارك تعود إليك.
reason-within-stranger = على الثقة من هذا الغريب في يوم: { $sum }. حدّك: { $limit }.
reason-within-strangers = على الثقة من كل الغرباء في يوم: { $sum }. حدّك: { $limit }.
reason-known-person = على الثقة من هذا الشخص الذي تعرفه، في يوم: { $sum }. حدّك: { $limit }.
reason-over-stranger = على الثقة من هذا الغريب في يوم: { $sum }. هذا فوق حدّك { $limit }.
reason-over-strangers = على الثقة من كل الغرباء في يوم: { $sum }. هذا فوق حدّك { $limit }.
reason-over-person = على الثقة من هذا الشخص في يوم: { $sum }. هذا فوق حدّك { $limit }.
reason-over-ask = على الثقة من هذا الشخص في يوم: { $sum }. فوق { $limit } لا تسأل محفظتك أصلًا.
reason-person-agreed = سُئلتَ فوافقت.
reason-too-many-hops =
    { $hops ->
        [one] مرّت قطعة بيد واحدة منذ رآها مُصدِرها. حدّك: { NUMBER($limit) }.
        [two] مرّت قطعة بيدين منذ رآها مُصدِرها. حدّك: { NUMBER($limit) }.
        [few] مرّت قطعة بـ{ $hops } أيدٍ منذ رآها مُصدِرها. حدّك: { NUMBER($limit) }.
       *[other] مرّت قطعة بـ{ $hops } يدًا منذ رآها مُصدِرها. حدّك: { NUMBER($limit) }.
    }
reason-too-old =
    { $days ->
        [one] رأى المُصدِر قطعة آخر مرة قبل يوم واحد. حدّك: { NUMBER($limit) }.
        [two] رأى المُصدِر قطعة آخر مرة قبل يومين. حدّك: { NUMBER($limit) }.
        [few] رأى المُصدِر قطعة آخر مرة قبل { $days } أيام. حدّك: { NUMBER($limit) }.
       *[other] رأى المُصدِر قطعة آخر مرة قبل { $days } يومًا. حدّك: { NUMBER($limit) }.
    }
reason-clock-doubtful = الساعتان مختلفتان، فتسري حدود الغريب.
reason-convicted = دليل احتيال يسمّي مفتاح هذا الشخص.
reason-over-limit = سيكون ذلك { $on-trust } على الثقة، والقابض يأخذ الآن { $limit }.
reason-over-limit-do = اتفقا على مبلغ أصغر، أو ليجدّد المُصدِر القطع أولًا، أو غيّرا الحدود في إعدادات القابض.

## The 32 symbols

symbol-sun = شمس
symbol-moon = قمر
symbol-star = نجمة
symbol-cloud = سحابة
symbol-lightning = برق
symbol-drop = قطرة
symbol-flame = لهب
symbol-mountain = جبل
symbol-tree = شجرة
symbol-leaf = ورقة
symbol-flower = زهرة
symbol-apple = تفاحة
symbol-cherry = كرز
symbol-mushroom = فطر
symbol-fish = سمكة
symbol-heart = قلب
symbol-house = بيت
symbol-key = مفتاح
symbol-bell = جرس
symbol-boat = قارب
symbol-anchor = مرساة
symbol-umbrella = مظلة
symbol-cup = كوب
symbol-hat = قبعة
symbol-book = كتاب
symbol-lamp = مصباح
symbol-flag = علم
symbol-crown = تاج
symbol-ladder = سلّم
symbol-wheel = عجلة
symbol-clock = ساعة
symbol-letter = رسالة

## Safety: what opens the wallet, and what brings it back

unlock-wait =
    { $seconds ->
        [one] أخطأت عدة مرات. يمكنك المحاولة بعد ثانية واحدة.
       *[other] أخطأت عدة مرات. يمكنك المحاولة بعد { $seconds } ثانية.
    }
unlock-passkey = افتح بهذا الجهاز
welcome-passkey = استخدم قفل هذا الجهاز
passkey-declined = لم يُجب الجهاز. لم يتغير شيء.
passkey-without-secret = لا يستطيع قفل هذا الجهاز فتح المحفظة. استخدم عبارة مرور.
safety-title = النسخ والقفل
safety-means = ما يعيد المحفظة إذا ضاع الهاتف، وما يفتحها.
safety-open = افتح
safety-backup = ملف النسخة الاحتياطية
safety-backup-means = ملف واحد فيه كل قطعك ومفاتيحك، مغلق بعبارة مرور. احفظه في غير هذا الجهاز. ما يأتي أو يذهب لاحقًا ليس فيه: اصنع ملفًا جديدًا بين حين وآخر.
safety-none = لا توجد نسخة احتياطية بعد. إذا ضاع هذا الجهاز ضاعت القطع.
safety-old = آخر نسخة بتاريخ { $moment }. تغير شيء منذ ذلك الوقت.
safety-good = نسخة { $moment } تحتوي كل شيء.
safety-backup-do = اصنع نسخة احتياطية
safety-backup-how = اختر عبارة مرور للملف. يمكن أن تكون عبارة هذه المحفظة. من دونها لا يفتح الملف أحد، ولا أنت.
safety-backup-done = لديك نسخة احتياطية. ضع الملف في مكان آمن، وجرّبه مرة.
safety-test-do = جرّب نسخة احتياطية
safety-test-how = يفتح ملف نسخة ويقول ما الذي سيعيده. لا يتغير شيء في هذه المحفظة.
safety-choose = اختر ملفًا
safety-need-file = اختر ملفًا أولًا.
safety-file-passphrase = عبارة مرور الملف
safety-current = عبارة مرور هذه المحفظة
safety-need-current = اكتب عبارة المرور.
safety-new = عبارة مرور جديدة
safety-wrong = هذه العبارة لا تفتح هذه المحفظة. لم يتغير شيء.
safety-tested = هذه النسخة تعيد كل ما فيها.
safety-tested-partly =
    { $count ->
        [one] فقدت قطعة واحدة في هذا الملف تاريخها ولا يمكن صرفها.
       *[other] فقدت { $count } قطعة في هذا الملف تاريخها ولا يمكن صرفها.
    }
safety-tested-from = محفظة { $name }، { $moment }
safety-tested-coins =
    { $count ->
        [one] { $community }: { $amount }، قطعة واحدة
       *[other] { $community }: { $amount }، { $count } قطعة
    }
safety-tested-movements =
    { $count ->
        [one] حركة واحدة
       *[other] { $count } حركة
    }
safety-foreign = هذا ليس نسخة احتياطية لمحفظة. لم يتغير شيء.
safety-newer = هذه النسخة من إصدار أحدث للتطبيق (الصيغة { NUMBER($version) }). حدّث التطبيق ثم حاول.
safety-unopenable = العبارة لا تفتح هذا الملف، أو الملف تالف. لم يتغير شيء.
safety-damaged = يُفتح الملف لكنه لا يُقرأ. لم يتغير شيء. جرّب نسخة أقدم.
safety-exhausted = لا تكفي ذاكرة هذا الجهاز لفتح الملف. أغلق تطبيقات أخرى وحاول.
safety-words = 24 كلمة
safety-words-means = على الورق تعيد هذه الكلمات مفاتيحك: اسمك مُصدِرًا، ولا شيء مما تملك. القطع لا تعود إلا من ملف نسخة.
safety-words-do = اعرض الكلمات
safety-words-how = تأكد أن لا أحد ينظر إلى شاشتك. من عنده هذه الكلمات عنده مفاتيحك.
safety-words-shown = اكتبها على الورق بهذا الترتيب. لن يطلبها منك أحد من JuiceTokens أبدًا.
safety-words-written = كتبتُها
safety-locks = ما يفتح هذه المحفظة
safety-passphrase-do = غيّر عبارة المرور
safety-passphrase-add = أضف عبارة مرور
safety-passphrase-how = بعدها لا يفتح هذه المحفظة إلا الجديدة. تبقى للنسخ العبارة التي صُنعت بها.
safety-passphrase-done = العبارة الجديدة تفتح هذه المحفظة.
safety-passkey-do = أضف قفل هذا الجهاز
safety-passkey-how = ستفتح البصمة أو الوجه أو رمز الجهاز المحفظة أيضًا. وتبقى عبارة المرور صالحة.
safety-passkey-done = قفل هذا الجهاز يفتح المحفظة من الآن.
safety-passkey = قفل الجهاز { NUMBER($number) }
safety-passkey-remove = أزل
safety-removal-how = لن يفتح قفل الجهاز هذه المحفظة بعد ذلك. يجب أن يفتحها الآن ما يبقى، حتى لا يُحرم أحد.
safety-removal-done = أُزيل قفل الجهاز.
safety-lock-refused = تعذر وضع هذا القفل. ما كان يفتح المحفظة ما زال يفتحها.
safety-unsaved = تعذر على هذا المتصفح حفظ الملف. لا توجد نسخة؛ جرّب متصفحًا آخر.
safety-use-passkey = استخدم قفل هذا الجهاز
safety-nag = لا توجد نسخة لهذه المحفظة. إذا ضاع الهاتف ضاعت القطع.
safety-nag-old = آخر نسخة عندك ليس فيها أحدث القطع.

## Putting a wallet back

restore-title = استعد محفظة
restore-file = من ملف نسخة احتياطية
restore-file-means = نسخة احتياطية أو نسخة طوارئ: تعيد المفاتيح والقطع والحركات كما كانت.
restore-file-quarantine = تبدأ القطع في الحجر: ربما صُرفت بعد صنع النسخة. يجددها المُصدِر عندما تلتقيان.
restore-phone = من الهاتف القديم
restore-phone-means = إن كان ما زال عندك: يدفع كل شيء، ولا حاجة إلى تجديد.
restore-phone-1 = أنشئ محفظة جديدة على هذا الهاتف.
restore-phone-2 = على الهاتفين: الإعدادات، ثم «النسخ والقفل»، ثم «الانتقال إلى هاتف جديد».
restore-phone-3 = أتمّ الدفعات على الهاتفين. وحين يقول القديم إن كل شيء انتقل، اصنع هنا نسخة احتياطية.
restore-phone-issuer = إن كنت تُصدر قطعًا فاستخدم ملف نسخة: لا يمكن دفع مفتاح المُصدِر.
restore-words = من 24 كلمة
restore-words-means = يعيد المفاتيح فقط، ولا قطع.
restore-words-only = الكلمات تعيد مفاتيحك. ليست فيها قطع: إن كان عندك ملف نسخة فاستخدمه.
restore-typed-words = الكلمات الأربع والعشرون
restore-typed-words-hint = بترتيبها، بينها مسافات.
restore-need-words = اكتب الكلمات.
restore-words-count =
    { $count ->
        [one] هذه كلمة واحدة، وهي 24. لم يتغير شيء.
       *[other] هذه { $count } كلمة، وهي 24. لم يتغير شيء.
    }
restore-words-unknown = الكلمة { NUMBER($number) } ليست في القائمة. ابحث عن خطأ في الكتابة.
restore-words-checksum = كل الكلمات معروفة لكنها لا تتوافق. هل الترتيب صحيح؟
restore-submit = استعد
restore-outcome = عادت محفظتك
restore-back = عاد
restore-needs = يحتاج إلى أحد
restore-lost = لا يمكن أن يعود
restore-file-back = مفاتيحك وحركاتك وقطعك، في الحجر.
restore-file-needs = القطع: يجددها مُصدِرها عند التسوية. الدفعات المفتوحة: المحفظة الأخرى أو المُصدِر.
restore-file-lost = ما استلمته بعد صنع النسخة، والقطع التي صرفتها بعدها.
restore-words-back = مفاتيحك: تُعرف مُصدِرًا بالمفتاح نفسه.
restore-words-needs = من عليه لك أو عنده قطعك: يعرضها عليك عندما تلتقيان.
restore-words-lost = القطع التي كانت على الجهاز الضائع، وحركاته.
restore-read = فهمت

## Health: what is stored, whether it stays, and what to do

health-title = السلامة
health-means = هل تبقى قطعك في مكانها، وما الذي يستطيعه هذا الجهاز.
health-well = كل شيء على ما يرام: لا شيء يحتاج إليك هنا.
health-storage = التخزين
health-not-kept-do = اصنع نسخة احتياطية. ثبّت التطبيق واستخدمه أيامًا ثم اسأل من جديد: معظم المتصفحات توافق عندئذ.
health-used = المستخدَم { $used } ميغابايت من { $quota } ميغابايت يمنحها المتصفح.
health-full-do = لم يبقَ إلا مساحة قليلة. احذف شيئًا آخر من هذا الجهاز، وإلا فلن تُحفظ الدفعات قريبًا.
health-place = تطبيق أم تبويب
health-installed = JuiceTokens مثبّت: يعمل كتطبيق مستقل.
health-tab = يعمل JuiceTokens في تبويب من المتصفح.
health-update = التحديث
health-update-do = نُزّل إصدار جديد. يحل محل الحالي حين تقول ذلك، وتبقى محفظتك.
health-newest = لا ينتظر إصدار أحدث.
health-time = الوقت
health-time-verified = { NUMBER($agreeing) } من { NUMBER($clocks) } ساعات متفقة، وهذه منها.
health-time-consensus = ساعة أخرى توافق هذه، وكذلك تاريخ وقّعه آخرون.
health-time-inadequate = لم يؤكّد أحد ساعة هذا الجهاز بعد، وكل دفعة تقارن ساعتين. حتى ذلك الحين قد تُرفض قطع توشك على الانتهاء. وكل ما عدا ذلك يعمل.
health-time-bound = وقّع آخرون أن الوقت بعد { $moment }.
health-time-corrected = ساعة هذا الجهاز متأخرة عن ذلك، فلا يُعتدّ بها.
health-sign-ahead =
    { $count ->
        [one] قُدّمت ساعة هذا الجهاز دقيقة والتطبيق يعمل.
       *[other] قُدّمت ساعة هذا الجهاز { $count } دقيقة والتطبيق يعمل.
    }
health-sign-back =
    { $count ->
        [one] أُخّرت ساعة هذا الجهاز دقيقة والتطبيق يعمل.
       *[other] أُخّرت ساعة هذا الجهاز { $count } دقيقة والتطبيق يعمل.
    }
health-sign-behind =
    { $count ->
        [one] ساعة هذا الجهاز متأخرة دقيقة عمّا وقّعه آخرون.
       *[other] ساعة هذا الجهاز متأخرة { $count } دقيقة عمّا وقّعه آخرون.
    }
health-sign-peer-back = رجعت ساعة شخص التقيته بين دفعتين.
health-sign-peer-ahead = كانت ساعة شخص التقيته متقدمة حين أوشكت قطع على الانتهاء.
health-time-do = دع النظام يضبط التاريخ والوقت تلقائيًا، ثم انظر هنا من جديد.
health-device = هذا الجهاز
health-has = فيه: { $parts }.
health-lacks = لا يتيح المتصفح: { $parts }.
health-camera = الكاميرا
health-share = المشاركة مع تطبيقات أخرى
health-passkey = قفل الجهاز
health-bluetooth = بلوتوث
health-nfc = NFC
health-no-camera-do = بلا كاميرا تتم الدفعات بنصوص تنسخها وتلصقها.
health-radio = لا يستخدم JuiceTokens البلوتوث ولا NFC.
health-versions = الإصدارات والأعداد
health-stored = القطع: { $coins }. الحركات: { $movements }. التغييرات المحفوظة: { $changes }.
health-formats = التطبيق { $app } ({ $build })، البروتوكول { NUMBER($protocol) }، قاعدة البيانات { NUMBER($database) }، الترويسة { NUMBER($header) }.
health-file-open = اقرأ الملف

## Install: how, and how a wallet gets into the app

install-title = تثبيت JuiceTokens
install-how = كيف يتم ذلك هنا
install-phone-1 = المس زر المشاركة في المتصفح: مربع فيه سهم إلى أعلى.
install-phone-2 = اختر «إضافة إلى الشاشة الرئيسية» ثم «إضافة».
install-phone-3 = افتح JuiceTokens من هناك، ولا تستخدم محفظتك إلا هناك.
install-desk-1 = افتح قائمة «ملف» في Safari.
install-desk-2 = اختر «إضافة إلى Dock» ثم «إضافة».
install-menu = افتح قائمة المتصفح واختر «تثبيت» أو «إضافة إلى الشاشة الرئيسية» إن وُجدت. وللتطبيق المحفظة نفسها التي لهذا التبويب.
install-why = لماذا يهم هذا هنا
install-rule = يمسح Safari ما حفظته صفحة لم تزرها سبعة أيام. أما التطبيق المثبّت فلا يُمسح.
install-apart = لا يتشارك التبويب والتطبيق المثبّت شيئًا: محفظة في أحدهما ليست في الآخر.
install-before = ثبّته قبل أن يصير في محفظتك شيء
install-move = انقل هذه المحفظة إلى التطبيق
install-move-pay = بالدفع
install-move-pay-how = أنشئ محفظة في التطبيق وادفع لها كل شيء. على هاتف واحد انسخ النصوص من هنا إلى هناك ثم العكس: ولا حاجة بعدها إلى تجديد.
install-move-file = بملف
install-move-file-1 = اصنع هنا نسخة احتياطية.
install-move-file-2 = أوقف هذا التبويب بالزر أدناه: محفظتان تدفعان بالقطع نفسها تُعدّان احتيالًا.
install-move-file-3 = في التطبيق اختر «استعد محفظة» ثم الملف. تنتظر القطع هناك حتى يجددها مُصدِروها.

## Moving to a new phone: one payment after another

handover-title = الانتقال إلى هاتف جديد
handover-means = يدفع الهاتف القديم كل شيء للجديد، نوعًا بعد نوع من القطع. ولا حاجة بعدها إلى تجديد.
handover-old = هذا هو الهاتف القديم
handover-new = هذا هو الهاتف الجديد
handover-next = ادفع { $amount }
handover-left =
    { $count ->
        [one] بقيت دفعة واحدة.
       *[other] بقيت { $count } دفعات. تنقل الدفعة حتى 63 قطعة.
    }
handover-done =
    { $count ->
        [one] تمت دفعة واحدة.
       *[other] تمت { $count } دفعات.
    }
handover-all = انتقل كل ما يمكن نقله.
handover-stays = ما يبقى هنا، ولماذا
handover-bound = مرتبط بدفعة لم تنتهِ. أنهِها أولًا.
handover-issuer = ينتظر المُصدِر. أجرِ التسوية أولًا، ثم يمكن نقله.
handover-worn = مرّ بأقصى عدد من الأيدي. يجدده المُصدِر.
handover-paper = على ورق. احتفظ بالورقة: رمزها يساوي القيمة نفسها على أي هاتف.
handover-gone = انتهت صلاحيته، أو هو لغيرك.
handover-issuing = أنت تُصدر { $community }: لا يمكن دفع مفتاح المُصدِر. احتفظ بهذا الهاتف لذلك، أو استعد نسخة احتياطية على الجديد بدلًا من ذلك.
handover-history = تبقى حركاتك وإيصالاتك على هذا الهاتف. احفظها جدولًا أولًا إن احتجت إليها.
handover-new-means = المس هنا كلما كانت عند الهاتف القديم دفعة، وضعهما وجهًا لوجه، وقارن الصور.
handover-take = استلم الدفعة التالية
handover-after = حين يصل كل شيء اصنع هنا نسخة احتياطية. وبعدها فقط امسح الهاتف القديم.
handover-end = تم

## The lock that closes by itself

autolock-soon = محفظتك على وشك أن تُقفل. المس الشاشة لتبقى مفتوحة.
autolock-stay = أبقها مفتوحة
autolock-closed = أُقفلت لأن أحدًا لم يلمسها مدة.
autolock-kept = وما كتبته ما زال موجودًا.
autolock-title = القفل التلقائي
autolock-means = بعد هذه المدة بلا لمس، حتى والشاشة مطفأة. ولا تُقفل أبدًا أثناء الدفع.
autolock-minutes =
    { $count ->
        [one] دقيقة واحدة
       *[other] { $count } دقائق
    }
autolock-never = أبدًا

## Backups once more: when a file counts, and what did not come back

safety-given = انظر في تنزيلاتك: هل { $name } هناك؟ يُعدّ نسخة احتياطية حين يكون عندك.
safety-given-yes = الملف عندي
safety-given-again = احفظه مرة أخرى
restore-gap = لم يعد
restore-lost-changes =
    { $count ->
        [one] لم يعد التغيير الأخير مقروءًا.
       *[other] لم تعد آخر { $count } تغييرات مقروءة.
    }

## الناس: من يعرّف بنفسه، ومن كتبته عندك

people-title = الناس
people-own = جهازك الآخر
people-own-means = يحمل هويتك أنت
people-said = «{ $name }»
people-unknown = لم يعرّف بنفسه
people-introduced = ليس في جهات اتصالك
people-contact = في جهات اتصالك
people-known = تعرفه
people-blocked = محظور
people-add = أضف إلى جهات الاتصال
people-contacts = جهات الاتصال
people-met = التقيتم، وليس في جهات اتصالك
people-last = آخر مرة { $moment }
people-empty = لا أحد هنا بعد
people-empty-do = حين يدفع لك أو يقبض منك من يعرّف بنفسه، يمكنك إضافته من الإيصال. في المرة القادمة تتعارف المحفظتان ولا تبقى صور تُقارَن.
people-introduce = عرّف بي
people-introduce-means = أنت لا تعرّف بنفسك، فلا يستطيع أحد أن يتعرّف عليك. الأمر لك.

person-title = شخص
person-missing = لا أحد معروف بهذا المفتاح
person-missing-do = من يعرّف بنفسه حين تدفعون بعضكم لبعض تكون له صفحة هنا.
person-said = يسمّي نفسه { $name }
person-key = الهوية:
person-trust = إلى أي حدّ تثق به محفظتك
person-is-known = أنت تعرفه: حتى { $limit } من كل نوع من القطع على الثقة في اليوم.
person-is-own = هذا أنت على جهاز آخر: حتى { $limit } من كل نوع من القطع على الثقة في اليوم.
person-is-contact = هو في جهات اتصالك. إلى أن تقول إنك تعرفه يسري حدّ الغريب: { $limit } من كل نوع من القطع على الثقة في اليوم.
person-is-stranger = يستطيع أي أحد أن يسمّي نفسه ما يشاء. يسري حدّ الغريب: { $limit } من كل نوع من القطع على الثقة في اليوم.
person-is-blocked = محفظتك لا تأخذ منه شيئًا ولا تدفع له شيئًا. وإن جاء دون أن يعرّف بنفسه فلا تستطيع تمييزه عن غيره.
person-added = في جهات اتصالك منذ { $day }.
person-payments =
    { $count ->
        [one] دفعة واحدة في { $day }.
        [two] دفعتان، آخرهما في { $day }.
        [few] { $count } دفعات، آخرها في { $day }.
       *[other] { $count } دفعة، آخرها في { $day }.
    }
person-on-trust = على الثقة منه في اليوم الأخير: { $amounts }.
person-proofs =
    { $count ->
        [one] وقّع أحد مفاتيحه قطعة لشخصين؛ والدليل في محفظتك. قد تفعل ذلك خطأً محفظةٌ أُعيدت من نسخة احتياطية: اسأله.
        [two] وقّعت مفاتيحه قطعتين لشخصين؛ والدليلان في محفظتك. قد تفعل ذلك خطأً محفظةٌ أُعيدت من نسخة احتياطية: اسأله.
        [few] وقّعت مفاتيحه { $count } قطع لشخصين؛ والأدلة في محفظتك. قد تفعل ذلك خطأً محفظةٌ أُعيدت من نسخة احتياطية: اسأله.
       *[other] وقّعت مفاتيحه { $count } قطعة لشخصين؛ والأدلة في محفظتك. قد تفعل ذلك خطأً محفظةٌ أُعيدت من نسخة احتياطية: اسأله.
    }
person-name = الاسم
person-name-hint = كما تسمّيه أنت. لك وحدك.
person-note-hint = لك وحدك.
person-keep = احفظ
person-know = أعرف هذا الشخص
person-know-hint = عندها يسري عليه حدّك لمن تعرفهم. قل ذلك إن كنت تستطيع أن تجده مرة أخرى.
person-no-movements = لا شيء بينكما بعد.
person-block = احظر
person-unblock = ألغِ الحظر
person-block-means = لا تأخذ محفظتك شيئًا ممن تحظره. ولا يُقال له السبب. وما بقي مفتوحًا بينكما يُنجَز مع ذلك.
person-remove = أزل من جهات الاتصال
person-remove-means = يُمحى الاسم والملاحظة، ويعود غريبًا. وتبقى الدفعات والإيصالات.
person-remove-yes = أزله
person-remove-no = اتركه

exchange-recognised = تعرّفت محفظتك عليه: لا أحد بينكما.
exchange-they-compare = لا شيء يُقارَن من هذه الجهة. ننتظر أن يقارن الشخص الآخر.

profile-title = عرّف بنفسك
profile-means = تُظهر محفظتك كل يوم مفتاحًا جديدًا كي لا يتتبعك أحد. إن عرّفت بنفسك عرف اسمَك من يدفع لك أو يقبض منك، وتعرّف عليك بعد ذلك على كل جهاز وفي كل يوم.
profile-introduce = عرّف بي حين أدفع أو أقبض
profile-introduce-hint = يراه الناس بعد أن تقارنا الصور. ومن كان في جهات اتصالك وأنت في جهاته تعرّف عليك فورًا ولا شيء يُقارَن.
profile-name = اسمي عند الآخرين
profile-name-hint = قصير: 32 حرفًا على الأكثر.
profile-picture = هذه صورتك على الهواتف الأخرى. الهوية:
profile-keep = احفظ
profile-kept = أنت تعرّف بنفسك.
profile-kept-off = أنت لا تعرّف بنفسك لأحد.

reason-blocked = لقد حظرت هذا الشخص.
problem-blocked = لقد حظرت هذا الشخص.
problem-blocked-do = إن أردت التعامل معه مرة أخرى فألغِ الحظر في صفحته تحت «الناس».
problem-other-person = ليس هذا من جرت معه تلك الدفعة، أو إنه لا يقول من هو.
problem-other-person-do = لا يُردّ المال إلا إلى الشخص نفسه. اسأل عنه، أو ليفعّل في إعداداته أن يقول من هو.

## Scan or open: a printed code, a link, a file

scan-title = مسح أو فتح
scan-how = ضع رمزًا مطبوعًا أمام الكاميرا: طلبًا، أو قطعة على ورق.
scan-paste-label = أو رابط
scan-paste = لصق
scan-read = فتح
scan-file = اختر ملفًا
scan-file-hint = إيصال، أو نسخة احتياطية، أو صورة رمز.
scan-nothing = لا رمز في هذه الصورة.
scan-wallet = هذه شاشة محفظة. لتلتقي بها ارجع إلى الرئيسية واضغط «ادفع» أو «اقبض».
scan-links = افتح روابط الدفع بهذه المحفظة
by-text-save = احفظه في ملف
sight-paper = قُرئت قطعة على ورق.
sight-paper-take = انظر إلى القطعة
waiting-pay = ثمّة طلب ينتظر: يُفتح حين تُفتح المحفظة.
waiting-paper = ثمّة قطعة على ورق تنتظر: تراها حين تُفتح المحفظة.
waiting-backup = ثمّة نسخة احتياطية تنتظر: تطّلع عليها حين تُفتح المحفظة.

## A request as a code

receive-as-code = أظهره رمزًا
request-title = طلبك
request-code = الطلب رمز QR
request-scan = امسح لتدفع
request-how = يفتح شاشة الدفع على الهاتف الآخر، ثم تلتقيان وجهًا لوجه كالعادة. لا ينقل شيئًا، ويصلح مهما تكرّر.
request-name = الاسم عليه
request-name-hint = يقرؤه كل من يرى الرمز. اتركه فارغًا إن لم تُرد اسمًا.
request-picture = احفظه صورة
request-print = اطبع
request-meet = التقِ بالدافع الآن
request-change = غيّره
pay-link-to = إلى { $name }
pay-link-coins = يطلب قطعًا من نوع ليس عندك.
pay-link-says = هذا قول الرابط، ولم يوقّعه أحد.

## Receipts as files

receipt-save = احفظ الإيصال في ملف
receipt-file-title = ما يخبر به الملف
receipt-file-tells = من دفع لمن، بمفتاحين لذلك اليوم؛ والمبلغ والملاحظة والوقت؛ وكل قطعة، ومفاتيح الأيدي التي مرّت بها منذ آخر تجديد.
receipt-file-hides = لا يخبر برصيد ولا بدفعة أخرى. لكن من يملكه قد يتعرّف في مكان آخر على هذه القطع أو على مفاتيح ذلك اليوم.
receipt-file-yes = احفظ
receipt-file-no = ليس الآن
receipt-file-saved = يستطيع أيّ أحد أن يتحقق من الملف: في هذا التطبيق ولو بلا محفظة، أو بالصفحة المرافقة للمصدر.
check-title = إيصال من ملف
check-open = تحقّق من إيصال
check-choose = اختر ملف إيصال.
check-reading = يجري التحقق من كل توقيع…
check-none = هذا ليس إيصالًا، أو هو تالف.
check-another = اختر ملفًا آخر
check-proved = مُثبَت
check-proved-means = كل توقيع فيه صحيح.
check-not-proved = غير مُثبَت
check-not-proved-means = شيء فيه غير صحيح: لا تعتمد عليه.
check-from = من
check-to = إلى
check-between = { $from } إلى { $to }
check-doubtful = اختلفت الساعتان
check-checks = الفحوص
check-issuer = أصدر المُصدِر هذه القطع
check-coins = سلسلة كل قطعة من مُصدِرها إلى هنا
check-sum = القطع تساوي المبلغ
check-request = طلبه القابض
check-plan = عرضه الدافع
check-payer = وقّع الدافع هذا بعينه
check-payee = وقّع القابض هذا بعينه
check-acknowledged = وقّع القابض على الاستلام
check-holds = صحيح
check-fails = غير صحيح
check-missing = ليس في الملف
check-unchecked = لم يُفحص
check-keys = لا يدلّ المفتاح على شخص إلا مع شيء آخر: إيصال الطرف الآخر، أو هاتف يُرفع أمامك.
check-paper = أُخذت القطعة من ورق: وقّع جهاز واحد عن الطرفين، ولا يقول الإيصال أكثر من ذلك.
check-later = يقول ما وُقّع حينها، لا ما آلت إليه القطع بعد ذلك.
cash-in-title = ردّ القطع إلى المُصدِر
cash-in-show = محضر: { $amount }
cash-in-means = وقّع الطرفان أن هذه القطع عادت إلى مُصدِرها نهائيًا.
cash-in-coins = القطع المردودة
cash-in-number = رقم المحضر
cash-in-told = مذكور، غير موقَّع
cash-in-owned = كانت كل قطعة لمن ردّها
cash-in-given = وقّع من ردّها على الردّ
cash-in-taken = وقّع المُصدِر على الاسترداد
cash-in-later = لا تُردّ القطعة إلا مرة واحدة، فلا يمكن لمحضر آخر أن يسمّي هذه القطع. ولا يُذكر فيه ما أُعطي مقابلها. والوقت ما تقوله المحفظة التي حفظته.
cash-in-tells = يسمّي المحضر القطع والمفاتيح التي كانت تحتها والمُصدِر: لا رصيد ولا دفعة ولا يدًا قبل يدك.

## Coins on paper

home-on-paper = على ورق
home-from-paper = أُخذ من ورق
home-printed = وُضع على ورق
home-unprinted = عاد من الورق
warning-paper = جاءت من ورق، وأُخذت نسخة من ذلك الورق أيضًا. الورق يُنسخ، وليس لازمًا أن يكون من التقيتَ به مذنبًا.
paper-title = قطعة على ورق
paper-looking = يجري فحص القطعة…
paper-none = لا قطعة هنا. امسح رمزها.
paper-expires = صالحة حتى { $day }
paper-copies = الورق يُنسخ. وإلى أن يؤكّد المُصدِر القطعة قد يكون صاحب نسخة أسبق منك: لا تأخذها إلا ممّن تعرف.
paper-own = قطعتك تعود إليك: تأخذها كاملة، ولا تُقبل نسخة منها بعد ذلك.
paper-printed-here = أنت وضعتها على الورق. تعود إلى محفظتك؛ فأتلف الورقة بعدها.
paper-new = هذا المجتمع جديد عليك. مفتاح مُصدِره: { $issuer }.
paper-take = خذ { $amount }
paper-taking = يجري أخذها…
paper-taken = أُخذ { $amount }
paper-taken-trust = هي في محفظتك على الثقة. اشطب الورقة. وبعد التسوية مع المُصدِر تصير لك نهائيًا.
paper-taken-settled = هي في محفظتك، مُسوّاة. اشطب الورقة.
paper-next = امسح غيرها
paper-receipt = أظهر الإيصال
paper-not-taken = لم يؤخذ شيء
paper-unreadable = الرمز تالف أو مزيّف. إن كانت الورقة ممزقة أو ملطخة فمن طبعها يستطيع استبدالها برقمها.
paper-taken-here = أخذتَ هذه القطعة من قبل، في { $when }. كل ورقة تُحسب مرة واحدة.
paper-held = هذه القطعة في محفظتك أصلًا: أخذها أحدهم من الورق قبلًا، ثم وصلتك بدفعة.
paper-taken-before = أخذ أحدهم هذه القطعة من قبل. لا قيمة للورقة الآن: راجع من أعطاك إياها.
paper-expired = انتهت صلاحية القطعة. مُصدِرها وحده قد يأخذها لفترة.
paper-worn = مرّت القطعة بكل الأيدي المسموح بها. يستطيع مُصدِرها أخذها.
paper-over-limit = هذا أكثر مما تأخذه محفظتك على الثقة الآن: { $limit }. الحدود تضبطها في الإعدادات.
paper-not-accepted = محفظتك لا تأخذ قطعًا من هذا النوع.

## Changing coins with somebody

change-title = تبديل القطع
change-intro = اختر القطع التي تعطيها. تأخذ بدلها قطعًا أخرى بالقيمة نفسها، بقدر ما لدى الآخر منها.
change-other = يفتح الآخر «ادفع» ثم «ادفع ما يُطلب مني». ترَيان كل قطعة قبل أن توافقا، ولا يُدفع شيء.
change-go = بدّل { $amount }

## Putting coins on paper

print-title = قطع على ورق
print-intro = القطعة على الورق لمن يحمل الورقة. تخرج من رصيدك، ويأخذها أيّ أحد بكاميرا هاتف.
print-copies = النسخة تساوي الورقة إلى أن يؤكّد المُصدِر إحداهما: الأولى هي المحسوبة.
print-how-many = كم من كلٍّ منها؟
print-of = من { NUMBER($count) }
print-go = ضع { $amount } على ورق
print-go-empty = اختر القطع
print-going = يجري وضعها على ورق…
print-too-few = لا يوجد الآن هذا العدد من القطع لوضعه على ورق. لم يتغيّر شيء.
print-too-long = قطعة منها قطعت طريقًا أطول من أن يسعه الورق. سوِّ مع المُصدِر أولًا فيجدّدها. لم يتغيّر شيء.
print-nothing = ليس عندك الآن قطع تصلح للورق: يلزم أن يبقى لها ثلاث أيدٍ على الأقل.
print-ready =
    { $count ->
        [one] قطعة واحدة جاهزة.
        [two] قطعتان جاهزتان.
        [few] { $count } قطع جاهزة.
       *[other] { $count } قطعة جاهزة.
    }
print-ready-how = اطبع الصفحة ثم أغلقها: من يصوّر هذه الشاشة يملك القطع.
print-now = اطبع
print-close = أغلق الصفحة
print-on-paper = على الورق الآن
print-on-paper-hint = بحسب ما تعلمه هذه المحفظة. لا يبلغها متى أخذ أحد قطعة؛ أمّا المُصدِر فيبلغه.
print-each = كل قطعة
print-again = اطبع ثانية
print-again-one = اطبع { $label } ثانية
print-back = استرجع
print-back-one = استرجع { $label }
print-back-means = أتسترجع { $amount }؟ فقط ورق في يدك تُتلفه: كل من يحمله غيرك لا يبقى له شيء.
print-back-yes = استرجعه
print-back-no = دعه على الورق
slip-how = خذها بكاميرا أيّ هاتف.
slip-copies = النسخ: تُحسب الأولى التي يؤكّدها المُصدِر، ولا قيمة لسواها. تلفت؟ من طبعها يستبدلها بهذا الرقم:
slip-code = رمز قطعة: { $amount }

## What was issued so far

issue-print = ضع قطعًا على ورق
issue-so-far = ما أُصدر حتى الآن
issue-known = المتداول وأين هو، بحسب ما تعلمه محفظتك.
issue-batch = أُصدر { $day }، صالح حتى { $expires }
issue-held = في محفظتك
issue-on-paper = على ورق
issue-given-out = عند آخرين
issue-retired = رُدّ نهائيًا

## التدريب: يتعلّم شخص واحد التبادل مع بيب الذي يسكن الصفحة

practice-title = تدريب
practice-open = جرّب وحدك
practice-means = ادفع واستلم مرة واحدة مع بيب الذي يسكن هذه الصفحة. يستغرق ذلك دقيقة، ولا يُحفظ منه شيء.
practice-banner = تدريب: لا شيء هنا مال حقيقي
practice-guide = المرشد
practice-leave = مغادرة
practice-step = الخطوة { NUMBER($number) } من { NUMBER($count) }
practice-begin = ليست لديك قطع بعد. لدى بيب كيس من ليمون التدريب: اضغط «اقبض».
practice-ask = اطلب من بيب 5 ثم تابع.
practice-buy = بيب يبيع عصير الليمون. الآن أنت من يدفع.
practice-price = اضغط «ادفع ما يُطلب مني»: هاتف بيب يقول كم. معك قطعة واحدة من 5، فسيعود إليك باقٍ.
practice-meet = يعرض كل هاتف رموزًا ويقرأ رموز الآخر. لأجل ذلك يمسك شخصان هاتفيهما وجهًا لوجه.
practice-carry = تنقل الرموز الدفعة جزءًا بعد جزء. لا شيء عليك فعله الآن.
practice-compare = قارن الصور: هل هي نفسها على الهاتفين؟ إذن لا أحد يقف بينكما.
practice-take = لم ترَ محفظتك قطعًا من هذا المُصدر من قبل. أنت تقرر هل تقبلها.
practice-give = هذا ما تسلّمه وهذا ما يعود إليك. لا يخرج شيء قبل أن تقول نعم.
practice-done = تم: وقّع الهاتفان، ويحتفظ كلاهما بإيصال.
practice-stopped = توقف الأمر، ولم يخسر أحد قطعة. حاول مرة أخرى.
practice-receipt = تترك الدفعة الإيصال نفسه على الهاتفين. انظر إلى إيصالك.
practice-read = في أسفل إيصال بيب الرقم نفسه. وكل قطعة فيه فُحصت على هاتفك.
practice-chain = كل يد مرّت بها هذه القطعة وقّعت عليها، من بيب الذي أصدرها إليك. لذلك لا تحتاج إلى مصرف لتعرف أنها حقيقية.
practice-end = هذا كل شيء. يختفي ليمون التدريب حين تغادر.
practice-to-chain = انظر أين كانت إحدى القطع
practice-finish = تابع
practice-make = إنشاء محفظتي
practice-back = العودة إلى محفظتي
practice-pip = بيب
practice-partner = هاتف بيب
practice-code = الرمز على هاتف بيب
practice-says-welcome = خذ من ليموني!
practice-says-price = كوب عصير ليمون؟ بـ 3 من فضلك.
practice-says-reading = أقرأ رموزك.
practice-says-pictures = هذه هي الصور التي أراها:
practice-says-again = هل نحاول مرة أخرى؟
practice-says-thanks = شكرًا!

## يوم في الكشك

stall-title = صندوق البيع
stall-till = البيع بأزرار الأسعار
stall-no-prices = أنشئ زرًّا لكل ما تبيعه؛ لمسة واحدة تضيفه إلى المجموع.
stall-sum = المجموع
stall-empty = لا شيء بعد.
stall-amount = مبلغ آخر
stall-add = أضِف
stall-undo = احذف الأخير
stall-clear = ابدأ من جديد
stall-edit = تغيير الأسعار
stall-edit-done = العودة إلى الصندوق
stall-code = رمز لطاولة البيع
stall-only = قبض فقط
stall-only-means = من يمسك هذا الهاتف يقبض ولا يرى شيئًا آخر إلى أن تُفتح المحفظة من جديد. وفي هذه الأثناء لا تُقفل من تلقاء نفسها.
stall-only-is = هذا الهاتف يقبض فقط.
stall-only-leave = اقفل، لفتح المحفظة
stall-thing = ما هو؟
stall-price = كم ثمنه؟
stall-keep = احفظ التغيير
stall-up = ارفع { $name }
stall-remove = أزل { $name }
stall-next = الزبون التالي
stall-mute = بلا صوت
paid-ago = دُفع قبل { $time }
paid-changed-ago = بُدّل قبل { $time }
paid-same = يُظهر الهاتف الآخر الصور الأربع نفسها، وتضيء بالترتيب نفسه.
stall-day = الفتح والإغلاق
stall-before = قبل أن تفتح
stall-see = انظر ما العمل
stall-backup = النسخة الاحتياطية حديثة.
stall-no-backup = هناك ما ليس في أي نسخة احتياطية بعد.
stall-clock = الساعة تبدو صحيحة.
stall-no-clock = ثمة ما يدل على أن ساعةً غُيّرت.
stall-camera = توجد كاميرا.
stall-no-camera = لم يُعثر على كاميرا: يجري الدفع عندئذ بالنص.
stall-kept = المتصفح يحفظ قطعك.
stall-not-kept = قد يمسح المتصفح قطعك.
stall-change = القطع الصغيرة كافية لردّ الباقي.
stall-no-change = القطع الصغيرة قليلة: أحضر مزيدًا من فئة { $values }.
stall-no-expiring = لا تنتهي صلاحية أي قطعة اليوم.
stall-expiring =
    { $coins ->
        [one] قطعة واحدة تنتهي صلاحيتها خلال يوم: أنفقها أو جدّدها.
        [two] قطعتان تنتهي صلاحيتهما خلال يوم: أنفقهما أو جدّدهما.
        [few] { $coins } قطع تنتهي صلاحيتها خلال يوم: أنفقها أو جدّدها.
       *[other] { $coins } قطعة تنتهي صلاحيتها خلال يوم: أنفقها أو جدّدها.
    }
stall-no-issuer = لا قطعة تنتظر مُصدِرها.
stall-issuer =
    { $coins ->
        [one] قطعة واحدة لا يمكن إنفاقها قبل لقاء مُصدِرها.
        [two] قطعتان لا يمكن إنفاقهما قبل لقاء مُصدِرهما.
        [few] { $coins } قطع لا يمكن إنفاقها قبل لقاء مُصدِرها.
       *[other] { $coins } قطعة لا يمكن إنفاقها قبل لقاء مُصدِرها.
    }
stall-open = افتح الكشك
stall-close = أغلق الكشك
stall-since = منذ الفتح، { $time }
stall-today = منذ منتصف الليل
stall-nothing = لم يُقبض شيء بعد.
stall-taken =
    { $count ->
        [one] قُبض في دفعة واحدة
        [two] قُبض في دفعتين
        [few] قُبض في { $count } دفعات
       *[other] قُبض في { $count } دفعة
    }
stall-returned =
    { $count ->
        [one] أُعيد مرة واحدة
        [two] أُعيد مرتين
        [few] أُعيد { $count } مرات
       *[other] أُعيد { $count } مرة
    }
stall-left = المتبقي
stall-cash-in = التسوية مع المنظِّم
stall-cash-in-means = التسوية تجعل قطعك مؤكدة، وما تعيده هناك يُستبدل بما وعد به المجتمع. وإن أردت إيصالًا وقّعه الطرفان فادفع للمنظِّم: يمكن حفظ ذلك الإيصال ملفًّا.
stall-phones = هواتف أخرى لهذا الكشك
stall-phones-how = يُظهر كل هاتف ما قبضه، وأحدها يجمع. لا أحد يوقّع هذا: يساعد على العدّ ولا يثبت شيئًا.
stall-report = ما قبضه هذا الهاتف، كرمز QR
stall-other = ما يُظهره هاتف آخر
stall-other-hint = ألصق سطره هنا. الأحدث يحل محل الأقدم.
stall-unread = ليس هذا سطرًا من هاتف آخر.
stall-together = كل الهواتف معًا
refund-give = ردّ المبلغ
refund-get = استرداد المبلغ
refund-give-how = هذا دفع جديد في الاتجاه المعاكس، ولا يُلغى شيء. اطلب من الطرف الآخر فتح هذه الدفعة في محفظته واختيار «استرداد المبلغ»: عندئذ يشير كل إيصال إلى الآخر.
refund-get-how = هذا دفع جديد في الاتجاه المعاكس، ولا يُلغى شيء. يفتح الطرف الآخر هذه الدفعة أيضًا ويختار «ردّ المبلغ» ويحدد كم.
refund-only = مع { $name } وحده: ومع غيره لا يُدفع شيء.
refund-anybody = لم يقل الطرف الآخر من هو قط: تأكد بنفسك أنه الشخص نفسه.
refund-meet = التقيا الآن
refund-returned = أُعيد: { $amount }
refund-receipt = انظر ردّ { $amount }
refund-of = انظر الدفعة الأولى
