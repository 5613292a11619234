import math
from engrave import *
rng = np.random.default_rng(9)
cam = Camera((-9, -33, 3.7), (14, 0, 0), f=1400, cx=800, cy=806, level=True)
def place(D, X): p = cam.eye + cam.d * D + cam.r * (X - 800) * D / 1400; return np.array((p[0], p[1], 0.))
FIRE_AT = place(22.5, 668)
HOT = [(FIRE_AT + (0, 0, 1.25), 2.0, 2.6), (FIRE_AT + (.2, -.2, 1.9), .9, 4.5)]
S = Scene(cam, key=(.80, .42, -.42), key_i=.95, amb=.035, hots=HOT, rim=.2, seed=31, eps=.0016, fade=(48, 150, .75))
BR = lambda g=4.3: [fam('u', gap=g, w=(.28, 1.75), grain=.3)]
def window(o, e, w, h, n=-1, cross=True):
    """dark opening with reveal, lintel and sill in a wall through o along e (up z)"""
    e = np.array(e, float); nn = np.array((e[1], -e[0], 0)); z = np.array((0, 0, 1.)); o = np.array(o, float) + nn * .14; q = lambda a, b, d=0: o + e * a + z * b + nn * d
    S.add(quad(q(0, 0), q(w, 0), q(w, h), q(0, h), hatch=[], ew=1.2))
    S.add(box(-.18, w + .18, 0, .16, -.22, -.02, basis=(o - nn * .06, e, nn, z), hatch=[], ew=1.0), box(-.14, w + .14, 0, .1, h + .02, h + .28, basis=(o - nn * .06, e, nn, z), hatch=[fam('v', gap=2.6, w=(.4, 1.2))], ew=.9))
    if cross: S.line3([q(w / 2, 0, .02), q(w / 2, h, .02)], .9, .34); S.line3([q(0, h * .66, .02), q(w, h * .66, .02)], .9, .34)
    for t in (.14, .28, .42): S.line3([q(w * .55, h * (.02 + t), .02), q(w * .97, h * (.1 + t), .02)], .7, .2) if not cross else None
L, DEP, HE = 28.0, 13.0, 16.8
# ---- finished block: plinth, walls, string courses, cornice
S.add(quad((0, 0, 0), (L, 0, 0), (L, 0, HE), (0, 0, HE), hatch=BR(), ew=1.6), quad((0, DEP, 0), (0, 0, 0), (0, 0, HE), (0, DEP, HE), hatch=BR(), ew=1.8), quad((L, 0, 0), (L, DEP, 0), (L, DEP, HE), (L, 0, HE), hatch=BR()))
S.add(box(-.2, L, -.2, DEP, 0, 1.3, hatch=[fam('u', gap=5.5)], ew=1.4), box(-.14, L, -.14, DEP, 5.0, 5.25, hatch=[], ew=1.1), box(-.45, L, -.45, DEP + .3, HE - .1, HE + .25, hatch=[], ew=1.3), box(-.75, L, -.75, DEP + .6, HE + .25, HE + .6, hatch=[fam('u', gap=3)], ew=1.7))
for i in range(46): S.line3([(i * .62 + .1, -.5, HE - .1), (i * .62 + .1, -.5, HE + .2)], .9, .35)
xs = [1.3 + i * 3.05 for i in range(9)]
for fl in range(4):
    for i, x in enumerate(xs):
        if 3 <= i <= 5: continue
        window((x, 0, 1.95 + fl * 3.85), (1, 0, 0), 1.5, 2.25)
    for y in (10.6, 6.9, 3.2): window((0, y, 1.95 + fl * 3.85), (0, -1, 0), 1.5, 2.25)
# risalit with pilasters, porch and a low gable
a0, a1 = 10.0, 18.6
S.add(quad((a0, -1.2, 0), (a1, -1.2, 0), (a1, -1.2, HE + .4), (a0, -1.2, HE + .4), hatch=BR(), ew=1.6), quad((a0, 0, 0), (a0, -1.2, 0), (a0, -1.2, HE + .4), (a0, 0, HE + .4), hatch=BR(), ew=1.5), box(a0 - .3, a1 + .3, -1.6, 0, HE + .4, HE + .95, hatch=[fam('u', gap=3)], ew=1.7))
mx = (a0 + a1) / 2
S.add(quad((a0 - .3, -1.5, HE + .95), (a1 + .3, -1.5, HE + .95), (mx, -1.5, HE + 3.3), (mx, -1.5, HE + 3.3), hatch=[fam('u', gap=4)], ew=1.7), quad((a0 - .3, -1.5, HE + .95), (mx, -1.5, HE + 3.3), (mx, 5, HE + 3.3), (a0 - .3, 5, HE + .95), hatch=[fam('v', gap=4.4)], ew=1.5), quad((mx, -1.5, HE + 3.3), (a1 + .3, -1.5, HE + .95), (a1 + .3, 5, HE + .95), (mx, 5, HE + 3.3), hatch=[fam('v', gap=4.4)], ew=1.2))
for x in (a0 + .1, a0 + 2.75, a1 - 3.35, a1 - .7): S.add(box(x, x + .6, -1.55, -1.2, 5.2, HE + .4, hatch=[fam('v', gap=3)], ew=1.2))
for fl in range(1, 4):
    for x in (a0 + 1.05, mx - .75, a1 - 2.45): window((x, -1.2, 1.95 + fl * 3.85), (1, 0, 0), 1.4, 2.25)
S.add(box(a0 + .6, a1 - .6, -3.9, -1.2, 4.3, 4.9, hatch=[fam('u', gap=3.2)], ew=1.7), box(a0 + .3, a1 - .3, -5.2, -1.2, 0, .45, hatch=[fam('u', gap=3.4)], ew=1.4), box(a0 + .6, a1 - .6, -4.5, -1.2, .45, .9, hatch=[fam('u', gap=3.4)], ew=1.3))
for x in (a0 + 1.1, a0 + 3.1, a1 - 3.1, a1 - 1.1): S.add(cyl((x, -3.5, .9), (x, -3.5, 4.3), .3, hatch=[fam('u', gap=3.4)], sil=1.4))
S.add(quad((mx - 1.3, -1.36, .9), (mx + 1.3, -1.36, .9), (mx + 1.3, -1.36, 3.9), (mx - 1.3, -1.36, 3.9), hatch=[], ew=1.3))
# roof: hip on the left, going on as bare rafters on the right
RZ, e = HE + 5.2, .9; z0 = HE + .6
S.add(quad((-e, -e, z0), (L, -e, z0), (L, DEP / 2, RZ), (6.2, DEP / 2, RZ), hatch=[fam('v', gap=5, w=(.3, 1.8), grain=.3), fam('u', gap=11, w=(.2, .8))], ew=1.9), quad((-e, DEP + e, z0), (-e, -e, z0), (6.2, DEP / 2, RZ), (6.2, DEP / 2, RZ), hatch=[fam('u', gap=5, w=(.3, 1.8))], ew=1.9))
for x, y in ((8.5, 5.2), (22, 5.4)): S.add(box(x, x + 1.3, y, y + .9, RZ - 1.6, RZ + 1.5, hatch=[fam('u', gap=3)], ew=1.4), box(x - .15, x + 1.45, y - .15, y + 1.05, RZ + 1.5, RZ + 1.75, hatch=[], ew=1.3))
for i, x in enumerate((L + .9, L + 2.2, L + 3.5)): S.add(beam((x, -e, z0), (x, DEP / 2, RZ), .16, ew=1), beam((x, DEP + e, z0), (x, DEP / 2, RZ), .16, ew=1), beam((x, -.2, z0), (x, DEP, z0), .16, ew=1))
S.add(beam((L, DEP / 2, RZ), (L + 4.2, DEP / 2, RZ), .16, ew=1))
# ---- the wing going up: stepped walls, empty windows
hts = [15.2, 12.9, 12.9, 9.2, 7.4, 5.4, 3.6]; bw = 3.05
for i, h in enumerate(hts):
    x = L + i * bw; S.add(quad((x, 0, 0), (x + bw, 0, 0), (x + bw, 0, h), (x, 0, h), hatch=BR(), edges='', ew=1), box(x, x + bw, 0, .5, h - .01, h, hatch=[], ew=1.3), quad((x + bw, 0, 0), (x + bw, .5, 0), (x + bw, .5, h), (x + bw, 0, h), hatch=[], ew=1.2))
    for fl in range(4):
        if 1.95 + fl * 3.85 + 2.4 < h: window((x + .8, 0, 1.95 + fl * 3.85), (1, 0, 0), 1.5, 2.25, cross=False)
    S.add(quad((x, DEP, 0), (x + bw, DEP, 0), (x + bw, DEP, h * .9), (x, DEP, h * .9), hatch=BR(5)))
S.add(box(L - .1, L + 6 * bw, -.2, 0, 0, 1.3, hatch=[fam('u', gap=5.5)], ew=1.3))
# scaffold of poles: lashed standards, ledgers, planks, braces
X0, X1 = L - 3.2, L + 7 * bw + .6; n = 14; px = np.linspace(X0, X1, n); top = lambda x: np.interp(x, [X0, L + 2, L + 7, L + 12, X1], [17.8, 17.6, 15.0, 11.4, 6.6])
tops = []
for y in (-1.5, -2.9):
    for x in px:
        t = top(x) + rng.uniform(-.3, 1.1); S.line3([(x, y, 0), (x + rng.uniform(-.12, .12), y, t)], 2.1 if y < -2 else 1.6, .62 if y < -2 else .42, lit=True, grain=.3)
    for k in range(1, 9):
        z = 1.95 * k; xe = [x for x in px if top(x) > z]
        if len(xe) > 1: S.line3([(X0 - .5, y, z + rng.uniform(-.08, .08)), (xe[-1] + .5, y, z + rng.uniform(-.08, .08))], 1.6, .55 if y < -2 else .38, lit=True, grain=.3)
for k in (2, 4, 6, 8):
    z = 1.95 * k; xe = [x for x in px if top(x) > z]
    if len(xe) > 1: S.add(box(X0 - .3, xe[-1] + .3, -2.8, -1.6, z + .04, z + .14, hatch={'t': [fam('u', gap=3)], 'd': [fam('u', gap=3)]}, ew=1.2))
for a in range(0, n - 3, 3): S.line3([(px[a], -2.95, .2), (px[min(a + 3, n - 1)], -2.95, min(top(px[min(a + 3, n - 1)]), 11))], 1.5, .5, lit=True, grain=.3); S.line3([(px[a + 3], -2.95, .2), (px[a], -2.95, min(top(px[a + 3]), 11))], 1.5, .45, lit=True, grain=.3)
for i in range(11): q = i / 10; S.line3([(X1 - .2, -3.2 - 0, 0 + q * 4), (X1 - .2, -3.9, 0 + q * 4)], 1.1, .5)
for x, z, f in ((L + 4.2, 15.74, 1.2), (L + 9.5, 11.84, 2.2), (L + 16, 7.94, .8)): S.add(figure(x, -2.2, z, 1.75, f, (.5, 1.0), lean=.12))
# hoisting gin on the top
S.line3([(L - 1, -2.2, 17.6), (L - .4, -2.2, 22.4)], 2, .6); S.line3([(L + .6, -1, 17.6), (L - .4, -2.2, 22.4)], 1.6, .5); S.line3([(L - .4, -2.2, 22.4), (L + 1.4, -3.6, 21.6)], 1.8, .6); S.line3([(L + 1.4, -3.6, 21.6), (L + 1.4, -3.6, 9.5)], .9, .42); S.add(box(L + 1.0, L + 1.8, -4, -3.2, 8.8, 9.4, hatch=[fam('u', gap=2.6)], ew=1.2))
# ---- the well with its windlass
Wl = place(19.5, 236); ez = lambda x, y, z: Wl + cam.r * x + np.array((cam.d[0], cam.d[1], 0)) * y + np.array((0, 0, z))
S.add(revolve([(1.0, 0), (.95, .72)], Wl, hatch=[fam('u', gap=5, w=(.3, 2.1), grain=.4)], sil=2.3, nu=60, edges=[('v', .33, 1.1), ('v', .66, 1.1)]), revolve([(.95, .72), (.99, .8), (.62, .8)], Wl, hatch=[fam('u', gap=3.4)], sil=2, nu=60, nv=8, edges=[('v', .2, 1.8), ('v', 1, 1.6)]), revolve([(.62, .8), (.6, .1)], Wl, hatch=[fam('u', gap=4)], sil=0, nu=60))
for k in range(26):
    a = k * 2 * math.pi / 13 + (k >= 13) * .24; r = .985; z1 = (.0, .24) if k < 13 else (.24, .48); S.line3([Wl + (r * math.cos(a), r * math.sin(a), z1[0]), Wl + (r * math.cos(a), r * math.sin(a), z1[1])], 1.6, .7, lit=True)
for s in (-1, 1):
    for d in (-.55, .55): S.add(tube(np.array([ez(s * 1.22, d, 0), ez(s * 1.12, -d * .22, 2.25)]), .065, hatch=[fam('v', gap=2.6)], sil=1.7, n=2))
S.add(tube(np.array([ez(-1.55, 0, 1.92), ez(1.5, 0, 1.92)]), .05, hatch=[], sil=1.5, n=2), cyl(ez(-.62, 0, 1.92), ez(.62, 0, 1.92), .2, hatch=[fam('u', gap=3, w=(.5, 1.9))], sil=1.9, nu=30))
S.add(tube(np.array([ez(1.5, 0, 1.92), ez(1.5, -.1, 1.45), ez(1.85, -.1, 1.45)]), .045, hatch=[], sil=1.4, n=3)); S.line3([ez(.1, -.2, 1.92), ez(.1, -.2, 1.35)], 1.3, .55, lit=True)
S.add(revolve([(.16, 0), (.21, .42)], ez(.1, -.2, .86), hatch=[fam('v', gap=2.8)], sil=1.7, nu=30, edges=[('v', .2, 1.2), ('v', .75, 1.2), ('v', 1, 1.4)])); S.line3([ez(-.1, -.2, 1.27), ez(.1, -.2, 1.42), ez(.3, -.2, 1.27)], 1.1, .5)
S.add(revolve([(.17, 0), (.23, .42)], ez(1.75, -.9, 0), hatch=[fam('v', gap=2.8)], sil=1.8, nu=30, edges=[('v', .2, 1.2), ('v', .75, 1.2), ('v', 1, 1.5)]), revolve([(.225, .4), (0, .3)], ez(1.75, -.9, 0), hatch=[fam('u', gap=3)], sil=0, nu=30))
# ---- the fire in its iron basket, three people
B = FIRE_AT; bz = lambda r, a, h: B + (r * math.cos(a), r * math.sin(a), h)
for k in range(3): a = k * 2.1 + .5; S.add(tube(np.array([bz(.55, a, 0), bz(.3, a, .75)]), .03, hatch=[], sil=1.6, n=2, shadow=False))
for r, h in ((.3, .55), (.38, .78), (.45, 1.0)): S.add(tube(np.array([bz(r, a, h) for a in np.linspace(0, 2 * math.pi, 50)]), .026, hatch=[], sil=1.6, nu=8, ends=0, shadow=False))
for k in range(12): a = k * math.pi / 6; S.add(tube(np.array([bz(.3, a, .55), bz(.45, a, 1.0)]), .018, hatch=[], sil=1.3, nu=6, ends=0, n=2, shadow=False))
S.add(revolve([(.27, .56), (.36, .78), (.42, .96), (.25, 1.04), (0, 1.06)], B, hatch=[fam('u', gap=2.4, w=(1.1, 2.2), grain=.4)], sil=0, nu=40, nv=14, hot=lambda u, v: .72 + .2 * np.sin(u * 40 + 9 * np.sin(v * 9)) * np.sin(v * 22), name='hot', shadow=False))
def tongue(x, h, w, ph, d):
    def f(u, v):
        t = u; c = x * (1 - .45 * t) + .10 * t * np.sin(t * 5 + ph); ww = w * (np.sin(np.pi * np.clip(t, 0, 1) ** .55) * .9 + .1) * (1 - t) ** .45
        return B + cam.r * (c + ww * (2 * v - 1))[..., None] + cam.d * d + np.array((0, 0, 1.)) * (.93 + h * t)[..., None]
    S.add(Patch(f, 40, 4, [fam('u', gap=2.2, w=(1, 2.1), grain=.25)], [], 0, hot=lambda u, v: 1.0 - .36 * u ** 1.4 - .12 * np.abs(2 * v - 1) ** 2, name='hot', shadow=False))
for t in ((-.25, .62, .12, 1, .05), (-.1, 1.0, .16, 2.2, .0), (.07, 1.28, .17, .2, .08), (.2, .85, .14, 3.6, -.02), (.31, .5, .09, 5, .04), (-.02, .66, .12, 4.4, -.1)): tongue(*t)
rr = cam.r; dd = np.array((cam.d[0], cam.d[1], 0)); ang = math.atan2(rr[1], rr[0])
for off, dy, f, arm in ((-1.35, .35, ang + .1, (.52, 1.12)), (1.3, .6, ang + math.pi - .35, (.5, 1.1)), (.75, 1.5, ang - 2.2, (.45, 1.15))): p = B + rr * off + dd * dy; S.add(figure(p[0], p[1], 0, 1.72, f, arm, lean=.1))
p = B + rr * -2.6 + dd * 1.1; S.add(box(-.6, .6, -.22, .22, .38, .48, basis=(p, rr, dd, (0, 0, 1)), ew=1.2)); 
# ---- building stuff in front, right: bricks in stacks, logs
for X, D, w in ((1190, 21, 1.5), (1330, 23.5, 1.9), (1075, 25.5, 1.3)):
    p = place(D, X); h = .95 if X != 1330 else 1.3; S.add(box(-w, w, -.5, .5, 0, h, basis=(p, rr, dd, (0, 0, 1)), hatch=[fam('u', gap=4.6, w=(.3, 2), grain=.3)], ew=1.8))
    for j in range(int(h / .16)):
        for i in range(int(2 * w / .26)): 
            if rng.random() < .75: x = -w + (i + .5 * (j % 2)) * .26; S.line3([p + rr * x - dd * .51 + (0, 0, j * .16), p + rr * x - dd * .51 + (0, 0, (j + 1) * .16)], 1.3, .75)
p = place(16.2, 1395)
for i, (x, z) in enumerate(((-.42, .14), (-.14, .14), (.14, .14), (.42, .14), (-.28, .38), (0, .38), (.28, .38), (-.1, .62))): S.add(cyl(p + rr * -1.9 + dd * (x * .9 + 0) + (0, 0, z), p + rr * (1.7 + .3 * rng.random()) + dd * (x * .9 + .2) + (0, 0, z), .135, hatch=[fam('v', gap=3.2, w=(.3, 1.9))], sil=1.7, ew=1.4, nu=20))
# ---- ground: level ruling near the house, furrows in front running away
S.add(floor(cam, 0, 6, 260, .9, gap=8, w=(.25, 1.2), mat=.55))
def field(D0, D1, Xa, Xb, Xc, Xd):
    a, b, c, d = place(D0, Xa), place(D0, Xb), place(D1, Xc), place(D1, Xd); z = np.array((0, 0, .03))
    def f(u, v): 
        q = lambda t: t[..., None]; return (a * q(1 - u) + b * q(u)) * q(1 - v) + (d * q(1 - u) + c * q(u)) * q(v) + z
    S.add(Patch(f, 6, 30, [fam('v', gap=15, w=(.5, 2.2), grain=.45, wave=.05), fam('v', gap=15 / 2.0, w=(.25, 1.0), grain=.5, wave=.06)], [], shadow=False, mat=.85, name='field'))
field(12.4, 17.2, -500, 1080, 900, -240)
field(30, 62, -900, 60, 170, -400)
# ---- the village: low roofs, bare poplars
for X, D, w in ((40, 70, 5), (150, 78, 6), (-40, 62, 4.5)):
    p = place(D, X); A_ = lambda x, y, z: p + rr * x + dd * y + np.array((0, 0, z))
    S.add(quad(A_(-w, 0, 0), A_(w, 0, 0), A_(w, 0, 2.8), A_(-w, 0, 2.8), hatch=[fam('u', gap=4)], ew=1), quad(A_(-w - .4, -.5, 2.7), A_(w + .4, -.5, 2.7), A_(w - .3, 3, 5), A_(-w + .3, 3, 5), hatch=[fam('v', gap=4)], ew=1.3), quad(A_(-.6, -.1, 0), A_(.6, -.1, 0), A_(.6, -.1, 2), A_(-.6, -.1, 2), hatch=[], ew=.8))
def tree(p, h, r):
    def br(a, d, l, w, n):
        b = a + d * l; mid = (a + b) / 2 + r.normal(size=3) * l * .03; S.line3([a, mid, b], w, .5 - .04 * (6 - n), grain=.2, n=10)
        if n == 0: return
        for k in range(3 if n > 2 else 2):
            nd = unit(d + r.normal(size=3) * .42 + (0, 0, .34)); br(a + d * l * (.45 + .27 * k), nd, l * r.uniform(.5, .7), w * .66, n - 1)
    br(np.array(p, float), np.array((0, 0, 1.)), h * .42, 2.6, 4)
for X, D, h in ((62, 52, 17), (128, 58, 16), (-12, 47, 18), (196, 66, 15)): tree(place(D, X), h, np.random.default_rng(X + 99))
S.build()
fx, fy, _ = cam.project((FIRE_AT + (0, 0, 1.5))[None]); fx, fy = fx[0], fy[0]
def sky(x, y):
    d = np.hypot((x - fx), (y - fy)); return .05 + .19 * smooth(330, 806, y) ** 1.3 + 0 * x, .3 * np.exp(-(d / 130) ** 2)
S.ruled(sky, 12, 805, 7.5, w=(.2, 1.6), t0=.03, wob=.8)
S.engrave()
S.glow(fx, fy - 10, 420, .36); S.glow(fx, fy - 8, 170, .45, ORANGE); gx, gy, _ = cam.project(FIRE_AT[None]); S.glow(gx[0], gy[0] + 6, 430, .34, FIRE, .24)
g = S.gradient('linear', [(0, WHITE, 1), (.4, STRAW, 1), (.75, ORANGE, 1), (1, FIRE, 1)], x1=0, y1=fy + 40, x2=0, y2=fy - 75)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(fx, fy, 95, .45, STRAW, 1.1, front=True); S.glow(fx, fy, 230, .14, ORANGE, front=True)
S.write('manjing-1953')
