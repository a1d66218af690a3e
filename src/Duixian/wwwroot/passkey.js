// Passkey ceremonies: asks the browser and puts its answer into the form, which is then sent like any other.
// Nothing on a page depends on it: without scripts there is the password with a one-time code.

const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const toText = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const withIds = list => list?.map(one => ({ ...one, id: toBytes(one.id) }));

async function create(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withIds(options.excludeCredentials),
    },
  });
  return answer(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function get(options) {
  const found = await navigator.credentials.get({
    publicKey: { ...options, challenge: toBytes(options.challenge), allowCredentials: withIds(options.allowCredentials) },
  });
  return answer(found, {
    authenticatorData: toText(found.response.authenticatorData),
    signature: toText(found.response.signature),
    userHandle: toText(found.response.userHandle),
  });
}

function answer(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
  });
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const stopped = form.querySelector('.err');
      stopped.hidden = true;
      try {
        const ask = form.dataset.passkey === 'create' ? create : get;
        form.elements.Credential.value = await ask(JSON.parse(form.dataset.options));
        form.submit();
      } catch {
        stopped.hidden = false;
      }
    });
  }
}
