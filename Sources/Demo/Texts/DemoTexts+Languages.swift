extension DemoTexts {
  static func languages(_ topic: DemoTopic) -> Passage {
    switch topic {
    case .sky: skyLanguages
    case .moons: moonLanguages
    case .quicksort: sortLanguages
    case .other: topic.draw(from: greetings) ?? skyLanguages
    }
  }

  static let greetings = [humanRights, thanks]

  private static let skyLanguages = Passage(
    """
    The same sentence in many scripts:

    - **English**: The sky is blue because air scatters blue light more strongly than red.
    - **Français**: Le ciel est bleu parce que l'air diffuse la lumière bleue plus fortement que \
    la rouge.
    - **Ελληνικά**: Ο ουρανός είναι μπλε επειδή ο αέρας σκεδάζει το μπλε φως περισσότερο από το \
    κόκκινο.
    - **Русский**: Небо голубое, потому что воздух рассеивает синий свет сильнее, чем красный.
    - **العربية**: السماء زرقاء لأن الهواء يشتّت الضوء الأزرق أكثر من الأحمر.
    - **עברית**: השמיים כחולים כי האוויר מפזר אור כחול יותר מאור אדום.
    - **हिन्दी**: आसमान नीला दिखता है क्योंकि हवा नीले प्रकाश को लाल प्रकाश से अधिक बिखेरती है।
    - **ไทย**: ท้องฟ้าเป็นสีฟ้าเพราะอากาศกระเจิงแสงสีฟ้าได้มากกว่าแสงสีแดง
    - **日本語**: 空が青いのは、空気が青い光を赤い光よりも強く散乱させるからです。
    - **简体中文**: 天空是蓝色的，因为空气对蓝光的散射比对红光强得多。
    - **繁體中文**: 天空是藍色的，因為空氣對藍光的散射比對紅光強得多。
    - **한국어**: 하늘이 파란 것은 공기가 붉은빛보다 푸른빛을 더 강하게 산란시키기 때문입니다.

    And without words: ☀️ + 🌍 = 💙, 🌅 = 🧡. Told by a 👩‍🚀 to a 👨‍👩‍👧 in 🇯🇵 and 🇮🇳.
    """)

  private static let moonLanguages = Passage(
    """
    Five moons and what they are called:

    | English | Русский | العربية | हिन्दी | 日本語 | 中文 |
    |:--|:--|:--|:--|:--|:--|
    | Ganymede | Ганимед | غانيميد | गैनिमीड | ガニメデ | 木卫三 |
    | Titan | Титан | تيتان | टाइटन | タイタン | 土卫六 |
    | Moon | Луна | القمر | चन्द्रमा | 月 | 月球 |
    | Europa | Европа | أوروبا | यूरोपा | エウロパ | 木卫二 |
    | Triton | Тритон | تريتون | ट्राइटन | トリトン | 海卫一 |

    Chinese numbers the moons of a planet: 木卫三 is "Jupiter's guard three". 🌕 is the one that \
    needs no name.
    """)

  private static let sortLanguages = Passage(
    """
    Quicksort in one sentence:

    - **English**: Choose a pivot, put smaller elements before it and larger ones after it, then \
    sort both sides the same way.
    - **Deutsch**: Wähle ein Pivotelement, stelle kleinere Elemente davor und größere dahinter und \
    sortiere beide Seiten ebenso.
    - **Русский**: Выберите опорный элемент, поместите меньшие элементы перед ним, большие после \
    него и так же отсортируйте обе части.
    - **العربية**: اختر عنصرًا محوريًا، وضع العناصر الأصغر قبله والأكبر بعده، ثم رتّب الجانبين \
    بالطريقة نفسها.
    - **हिन्दी**: एक पिवट चुनें, छोटे तत्वों को उसके पहले और बड़े तत्वों को उसके बाद रखें, फिर दोनों ओर \
    को इसी तरह क्रमबद्ध करें।
    - **日本語**: 基準値を選び、小さい要素をその前に、大きい要素を後ろに置き、両側を同じ方法で並べ替えます。
    - **中文**: 选一个基准，把较小的元素放在它前面，较大的放在后面，再用同样的方法对两边排序。

    And in Swift:

    ```swift
    \(quicksortProgram)
    ```
    """)

  private static let humanRights = Passage(
    """
    The first sentence of the Universal Declaration of Human Rights, one of the most translated \
    texts of the world:

    - **English**: All human beings are born free and equal in dignity and rights.
    - **Deutsch**: Alle Menschen sind frei und gleich an Würde und Rechten geboren.
    - **Español**: Todos los seres humanos nacen libres e iguales en dignidad y derechos.
    - **Ελληνικά**: Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα \
    δικαιώματα.
    - **Русский**: Все люди рождаются свободными и равными в своем достоинстве и правах.
    - **العربية**: يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.
    - **עברית**: כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.
    - **हिन्दी**: सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।
    - **ไทย**: มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ
    - **日本語**: すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。
    - **中文**: 人人生而自由，在尊严和权利上一律平等。
    - **한국어**: 모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.

    It was adopted in Paris on 10 December 1948. 🕊️
    """)

  private static let thanks = Passage(
    """
    "Thank you" around the world 🌏:

    | Language | Written | Spoken |
    |:--|:--|:--|
    | Arabic | شكرًا | *shukran* |
    | Chinese | 谢谢 | *xièxie* |
    | Greek | ευχαριστώ | *efcharistó* |
    | Hebrew | תודה | *todá* |
    | Hindi | धन्यवाद | *dhanyavād* |
    | Japanese | ありがとう | *arigatō* |
    | Korean | 감사합니다 | *gamsahamnida* |
    | Russian | спасибо | *spasíbo* |
    | Tamil | நன்றி | *naṉṟi* |
    | Thai | ขอบคุณ | *khop khun* |
    | Turkish | teşekkür ederim | as written |
    | Vietnamese | cảm ơn | as written |

    And with the hands, everywhere: 🙏🏽 👍🏿 ❤️ 👩‍👩‍👧‍👦 🏳️‍🌈
    """)
}
