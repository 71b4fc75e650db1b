//! Common names of the German-speaking world, the frequent ones first.

/// Given names.
pub const GIVEN: &str = "\
Thomas Andreas Sabine Michael Susanne Petra Stefan Christian Claudia Martin Martina Andrea Peter Markus \
Stefanie Birgit Jürgen Klaus Monika Ursula Frank Uwe Bernd Anja Katrin Nicole Wolfgang Ralf Heike Kerstin \
Sandra Anna Karin Matthias Gabriele Julia Daniel Alexander Tobias Sebastian Jan Florian Lukas Leon Felix \
Maximilian Paul Jonas Finn Elias Ben Noah Luca Emma Mia Hannah Sofia Lina Marie Lena Lea Leonie Johanna \
Käthe Jörg Günther Günter Björn Sören Götz Jürn Rüdiger Ülkü Zoë Chloé René André Renée Hans Karl Heinz \
Dieter Horst Manfred Gerhard Helmut Werner Walter Rolf Gerd Ingrid Helga Renate Elke Christa Brigitte \
Erika Hildegard Gisela Christine Angelika Ute Barbara Doris Jutta Silke Simone Melanie Katharina Franziska \
Theresa Antonia Charlotte Friederike Konstantin Moritz Philipp Niklas Fabian Simon Dominik Patrick Marcel";

/// Family names.
pub const FAMILY: &str = "\
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter \
Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz \
Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters \
Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck \
Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein \
Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl \
Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Strauß Weißmann Großmann Hübner Rößler \
Förster Döring Bäcker Grünwald Öztürk Yıldız Kowalski Nowak Novák Müller-Lüdenscheidt Schäfer-Groß";
